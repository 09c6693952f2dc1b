// A phone or window with a card in it. The card lives in a frame whose sandbox allows no scripts: whatever a field
// holds, nothing of it runs. What apps do by script (maths, covered pictures, playing sound) is done from outside.
const EMPTY =
  '<!doctype html><html dir="ltr"><head><meta charset="utf-8"><base href="media/"><style id="sheet"></style>' +
  '<style id="maths"></style></head><body></body></html>';
const MATHS = /\\\(|\\\[/;
const PLAY = /\[anki:play:([qa]:\d+)\]/g;
const TYPE = /\[\[type:.+?\]\]/g;

const nonce = document.querySelector("script[nonce]").nonce;
const address = (path) => new URL(path, document.baseURI).href;
let mathjax = null;

function loadMathjax() {
  mathjax ??= new Promise((resolve, reject) => {
    window.MathJax = {
      tex: { displayMath: [["\\[", "\\]"]], processEscapes: false, processEnvironments: false, processRefs: false,
        packages: { "[+]": ["noerrors", "mathtools"], "[-]": ["textmacros"] } },
      chtml: { fontURL: address("mathjax/fonts") },
      options: { enableMenu: false },
      startup: { typeset: false },
    };
    const script = document.createElement("script");
    Object.assign(script, { src: address("mathjax/tex-chtml-full.js"), nonce, onerror: reject });
    script.onload = () => window.MathJax.startup.promise.then(resolve, reject);
    document.head.append(script);
  });
  return mathjax;
}

let typesetting = Promise.resolve();
function typeset(page) {
  typesetting = typesetting.then(async () => {
    await loadMathjax();
    const qa = page.getElementById("qa");
    window.MathJax.typesetClear();
    await window.MathJax.typesetPromise([qa]);
    // MathJax adds a rule for each sign that it meets to the sheet of this page, and never to its text.
    const rules = [...window.MathJax.chtmlStylesheet().sheet.cssRules].map((rule) => rule.cssText);
    page.getElementById("maths").textContent = rules.join("\n");
  }).catch((problem) => console.error(problem));
  return typesetting;
}

function sideHtml(client, face, side, answerLine) {
  if (side === "question") return face.question.replace(PLAY, () => client.button).replace(TYPE, () => client.type_box);
  let html = face.answer;
  let typed = `<div style="font-family: 'Arial'; font-size: 20px">${face.typed}</div>`;
  if (client.moves_line && face.typed && html.includes(answerLine)) {
    html = html.replaceAll(answerLine, "");
    typed = answerLine + typed;
  }
  return html.replace(PLAY, () => client.button).replace(TYPE, () => typed);
}

function coverPicture(page) {
  const box = page.getElementById("image-occlusion-container");
  const picture = box?.querySelector("img");
  if (!picture) return;
  const colours = page.defaultView.getComputedStyle(page.getElementById("image-occlusion-canvas"));
  const draw = () => {
    const width = Math.min(picture.naturalWidth, box.parentElement.clientWidth);
    box.style.width = `${width}px`;
    box.style.height = `${(width * picture.naturalHeight) / picture.naturalWidth}px`;
  };
  if (picture.complete && picture.naturalWidth) draw();
  else picture.addEventListener("load", draw);
  const svg = page.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("style", "position: absolute; inset: 0; width: 100%; height: 100%");
  svg.append(...[...page.querySelectorAll("[data-shape]")].filter(isCovered).map((shape) => cover(page, shape, colours)));
  box.append(svg);
  page.getElementById("toggle")?.addEventListener("click", () => svg.toggleAttribute("hidden"));
}
const isCovered = (shape) =>
  !shape.classList.contains("cloze-inactive") || shape.getAttribute("data-occludeinactive") === "1";
function cover(page, shape, colours) {
  const kind = { "cloze": "active", "cloze-inactive": "inactive", "cloze-highlight": "highlight" }[shape.className];
  const share = (name) => `${100 * Number(shape.dataset[name])}%`;
  const middle = (edge, radius) => `${100 * (Number(shape.dataset[edge]) + Number(shape.dataset[radius]))}%`;
  const drawn = page.createElementNS("http://www.w3.org/2000/svg", shape.dataset.shape === "ellipse" ? "ellipse" : "rect");
  const places = shape.dataset.shape === "ellipse"
    ? { cx: middle("left", "rx"), cy: middle("top", "ry"), rx: share("rx"), ry: share("ry") }
    : { x: share("left"), y: share("top"), width: share("width"), height: share("height") };
  for (const [name, value] of Object.entries(places)) drawn.setAttribute(name, value);
  const [border, colour] = colours.getPropertyValue(`--${kind}-shape-border`).trim().split(/ (.*)/);
  drawn.setAttribute("style", `fill: ${colours.getPropertyValue(`--${kind}-shape-color`)}; stroke: ${colour}; stroke-width: ${border}`);
  return drawn;
}

function scrollToSide(page, side) {
  // As Anki: an answer begins where its template says so. Not scrollIntoView, which would move this page as well.
  const answer = side === "answer" && page.getElementById("answer");
  const margin = answer && parseFloat(page.defaultView.getComputedStyle(answer).scrollMarginTop);
  const scroller = page.scrollingElement;
  scroller.scrollTop = answer ? scroller.scrollTop + answer.getBoundingClientRect().top - margin : 0;
}

function makeDevice(onKey) {
  const figure = document.createElement("figure");
  figure.innerHTML = '<figcaption></figcaption><div class="shell"><div class="glass"></div></div>';
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.srcdoc = EMPTY;
  const ready = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  figure.querySelector(".glass").append(frame);
  let shown = null;
  let turn = 0;
  let sounds = [];

  ready.then(() => {
    frame.contentDocument.addEventListener("keydown", onKey);
    frame.contentDocument.addEventListener("click", follow);
  });
  function follow(event) {
    const link = event.target.closest?.("a");
    if (!link) return;
    event.preventDefault();
    if (link.matches(".replay-button")) {
      const file = sounds[[...frame.contentDocument.querySelectorAll(".replay-button")].indexOf(link)];
      if (file) new Audio(address(`media/${encodeURIComponent(file)}`)).play();
    } else if (/^https?:/.test(link.href)) window.open(link.href, "_blank", "noopener");
  }
  async function show({ client, face, side, dark, css, ordinal, key, caption, answerLine }) {
    const mine = ++turn;
    await ready;
    if (mine !== turn) return;
    figure.className = `device ${client.phone ? "phone" : "window"}`;
    figure.querySelector("figcaption").textContent = caption;
    frame.title = `${caption}, ${client.title}`;
    const page = frame.contentDocument;
    const html = sideHtml(client, face, side, answerLine);
    const now = JSON.stringify([client.name, key, side, html, css]);
    page.body.className = `${client.body_class} card${ordinal + 1}${dark ? " nightMode night_mode" : ""}`;
    if (now === shown?.now) return;
    const stays = shown?.place === `${key} ${side}`;
    const scrolled = page.scrollingElement.scrollTop;
    shown = { now, place: `${key} ${side}` };
    sounds = [...(side === "question" ? face.question : face.answer).matchAll(PLAY)].map((found) => face.sounds[found[1]]);
    page.documentElement.className = client.html_class;
    page.getElementById("sheet").textContent = client.sheet + (client.phone ? "html { scrollbar-width: none; }" : "");
    page.body.innerHTML = `<div id="${client.content}"><div id="qa"><style>${css}</style>${html}</div></div>`;
    coverPicture(page);
    if (MATHS.test(html)) await typeset(page);
    if (stays) page.scrollingElement.scrollTop = scrolled;
    else scrollToSide(page, side);
  }
  return { figure, show };
}
