// What a client's page does with a card, and what must hold of the card then. Installed in every test page.
// `show` puts a side into the page as the apps do; `findings` reads the laid-out page and lists what is wrong,
// each as [code, what]. Thresholds: WCAG 2.2 for contrast and targets, and sizes that phones were seen to need.
(() => {
  const qa = () => document.getElementById("qa");
  let errors = [];
  let refused = [];
  // The page's policy allows its own address only; every refusal is told here before any request leaves.
  document.addEventListener("securitypolicyviolation", (event) => refused.push(event.blockedURI));
  addEventListener("error", (event) => errors.push(event.message || "a resource failed to load"));
  addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));

  const LOADS = /<(?:link|iframe|object|embed|video|audio|img|script|source)\b|url\(|@import/;
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const settled = (link) => new Promise((resolve) => (link.onload = link.onerror = resolve));
  const MATHS = /\\\(|\\\[/;

  async function show(html) {
    errors = [];
    refused = [];
    qa().innerHTML = html;
    const sheets = [...qa().querySelectorAll("link")].map(settled);
    for (const old of qa().querySelectorAll("script")) {
      const script = document.createElement("script");
      script.textContent = old.textContent;
      old.replaceWith(script);
    }
    if (MATHS.test(html)) {
      MathJax.typesetClear();
      await MathJax.typesetPromise([qa()]);
    }
    await Promise.all([...qa().querySelectorAll("img")].map((img) => img.decode().catch(() => {})));
    await document.fonts.ready;
    if (LOADS.test(html)) await Promise.all([...sheets, frame().then(frame)]);
    for (const details of qa().querySelectorAll("details")) details.open = true;
    scrollTo(0, 0);
  }

  function setMode(dark) {
    document.body.classList.toggle("nightMode", dark);
    document.body.classList.toggle("night_mode", dark);
  }

  // Colours --------------------------------------------------------------------------------------------------------
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  function rgba(text) {
    if (!known.has(text)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = text;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      known.set(text, [r, g, b, a / 255]);
    }
    return known.get(text);
  }
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  function luminance(colour) {
    const [r, g, b] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function ratio(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }
  function ground(element) {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  }

  // What can be seen -----------------------------------------------------------------------------------------------
  const seen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;
  function* textElements() {
    const walker = document.createTreeWalker(qa(), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || element.closest("script, style, mjx-assistive-mml")) continue;
      if (!seen(element)) continue;
      range.selectNodeContents(walker.currentNode);
      yield [element, walker.currentNode.data.trim(), range.getBoundingClientRect()];
    }
    for (const maths of qa().querySelectorAll("mjx-container, mjx-merror")) {
      yield [maths, "maths", maths.getBoundingClientRect()];
    }
    for (const input of qa().querySelectorAll("input")) yield [input, "typed text", input.getBoundingClientRect()];
  }
  const label = (element, text) =>
    `<${element.localName}${element.className && element.className.trim ? "." + element.className.trim() : ""}> ${text.slice(0, 40)}`;

  // The checks -----------------------------------------------------------------------------------------------------
  function hscroll(found) {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth > clientWidth + 1) found("HSCROLL", `${scrollWidth} px of page in ${clientWidth} px`);
  }
  function texts(found) {
    let any = false;
    for (const [element, text, box] of textElements()) {
      any = true;
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      const bold = parseInt(style.fontWeight) >= 700;
      const under = ground(element);
      const got = ratio(over(rgba(style.color), under), under);
      if (got < (size >= 24 || (bold && size >= 18.66) ? 3 : 4.5)) found("CONTRAST", `${got.toFixed(2)} ${label(element, text)}`);
      const least = element.localName === "input" ? 16 : element.closest("pre, code, kbd") ? 13 : 11;
      if (size < least) found("FONT", `${size} px ${label(element, text)}`);
      if (box.left < -1) found("CLIP", `starts ${box.left} px ${label(element, text)}`);
      if (element.closest("pre, code, mjx-container")) continue;
      if (/\{\{.*\}\}|\[\[type:|\[sound:|\[anki:|\[latex\]/.test(text)) found("LEFTOVER", label(element, text));
      if (MATHS.test(text)) found("MATH", `left as text: ${label(element, text)}`);
    }
    if (parseFloat(getComputedStyle(document.body).fontSize) < 16) found("FONT", "the card's own text is under 16 px");
    if (!any && !qa().querySelector("img, canvas, svg, video, audio")) found("EMPTY", "nothing to see");
  }
  function clipped(found) {
    for (const element of qa().querySelectorAll("*")) {
      if (/^(mjx-(?!container)|svg|img|canvas|input)/i.test(element.localName)) continue;
      if (!element.textContent.trim() || !seen(element)) continue;
      const style = getComputedStyle(element);
      const hides = (value) => value === "hidden" || value === "clip";
      if (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) found("CLIP", label(element, "width"));
      if (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
        found("CLIP", label(element, `${element.scrollHeight} in ${element.clientHeight} px`));
    }
    if (getComputedStyle(document.body).overflowY === "hidden") found("CLIP", "the card cannot be scrolled");
  }
  function targets(found) {
    const all = [...qa().querySelectorAll("a[href], button, summary, input, select, textarea, video, audio")].filter(
      (element) => seen(element) && getComputedStyle(element).display !== "inline",
    );
    for (const element of all) {
      const { width, height } = element.getBoundingClientRect();
      if (width < 44 || height < 44) found("TAP", `${width.toFixed()}x${height.toFixed()} px ${label(element, "")}`);
    }
  }
  function maths(found) {
    for (const error of qa().querySelectorAll("[data-mjx-error], mjx-merror, merror")) found("MATH", error.textContent);
  }
  function pictures(found) {
    for (const img of qa().querySelectorAll("img")) {
      if (!img.complete || !img.naturalWidth) found("IMG", img.getAttribute("src") || "no src");
    }
  }
  function backgrounds(found, dark) {
    const page = innerWidth * innerHeight;
    const large = [...qa().querySelectorAll("*")].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width * height > page * 0.3 && element.localName !== "img";
    });
    for (const element of [document.body, ...large]) {
      const light = luminance(ground(element));
      if (dark && light > 0.1) found("DARKBG", `${light.toFixed(2)} ${label(element, "")}`);
      if (!dark && light < 0.7) found("LIGHTBG", `${light.toFixed(2)} ${label(element, "")}`);
    }
  }
  function answerPlace(found, side) {
    const count = document.querySelectorAll("#answer").length;
    if (side === "answer" && count !== 1) found("ANSWERID", `${count} elements with id=answer`);
  }

  function findings(side, dark) {
    const list = new Map();
    const found = (code, what) => list.has(code) || list.set(code, what);
    hscroll(found);
    texts(found);
    clipped(found);
    targets(found);
    maths(found);
    pictures(found);
    backgrounds(found, dark);
    answerPlace(found, side);
    for (const error of errors) found("JS", error);
    for (const address of refused) found("EXTERNAL", address);
    return [...list];
  }

  async function inspect(side, html) {
    await show(html);
    const result = [];
    for (const dark of [false, true]) {
      setMode(dark);
      for (const [code, what] of findings(side, dark)) result.push([dark ? "dark" : "light", code, what]);
    }
    return result;
  }

  Object.assign(window, { cardPage: { show, setMode, findings, inspect } });
})();
