// The page as a whole: what is chosen, what is shown, and how both change by key, by click and by a saved file.
const $ = (id) => document.getElementById(id);
const inline = $("data").textContent.trim();
const VIEWS = ["both", "one", "modes"];
const state = {
  cards: [], shown: [], at: -1, client: 0, side: "question",
  view: innerWidth > 1120 ? "both" : "one",
  dark: matchMedia("(prefers-color-scheme: dark)").matches,
};
let site = { clients: [], styles: [], notes: [], problems: [], findings: [] };
const faces = new Map();
const devices = [makeDevice(onKey), makeDevice(onKey)];
$("devices").append(...devices.map((device) => device.figure));
const list = makeList($("list"), $("rows"), { choose: (index) => go(index), describe });

// What there is -------------------------------------------------------------------------------------------------------
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function take(next) {
  const before = current();
  site = next;
  faces.clear();
  state.cards = [];
  for (const note of site.notes) {
    for (const [ordinal, name, text] of note.cards) {
      state.cards.push({ note, ordinal, name, text, number: state.cards.length, key: `${note.guid}:${ordinal}` });
    }
  }
  document.body.toggleAttribute("data-checking", !site.checked);
  fillSelects();
  if (!$("apps").childElementCount) fillApps();
  fillTrouble();
  fillOutside();
  filter({ keep: before ?? cardOfAddress(), keepScroll: Boolean(before) });
}
function update(news) {
  // Notes that are new or have changed come whole, the others as stretches of those that are here: [first, how many].
  const notes = news.notes.flatMap((each) => (Array.isArray(each) ? site.notes.slice(each[0], each[0] + each[1]) : [each]));
  take({ ...site, ...news, notes });
}
const current = () => state.shown[state.at];
const cardOfAddress = () => state.cards.find((card) => card.key === decodeURIComponent(location.hash.slice(1)));

async function faceOf(card) {
  if (site.faces) return site.faces[card.number];
  if (!faces.has(card.number)) {
    const asked = fetch(`face/${site.version}/${card.number}.json`).then((reply) => (reply.ok ? reply.json() : null));
    faces.set(card.number, asked.catch(() => null));
  }
  return faces.get(card.number);
}

// Filters -------------------------------------------------------------------------------------------------------------
function fillSelect(select, all, entries) {
  const chosen = select.value;
  select.replaceChildren(new Option(all, ""), ...entries.map(([value, text]) => new Option(text, value)));
  select.value = entries.some(([value]) => value === chosen) ? chosen : "";
}
function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => one.localeCompare(other)).map(([name, count]) => [name, `${name} (${count})`]);
}
function fillSelects() {
  const problems = site.notes.flatMap((note) => [...new Set(problemsOf(note).map((problem) => problem.code))]);
  const decks = site.notes.flatMap((note) => note.deck.split("::").map((_, at, parts) => parts.slice(0, at + 1).join("::")));
  fillSelect($("deck"), "Deck", counted(decks));
  fillSelect($("tag"), "Tag", counted(site.notes.flatMap((note) => note.tags)));
  fillSelect($("problem"), "Problem", [
    ["any", "With problems"], ["error", "With errors"], ["warning", "With warnings"], ...counted(problems)]);
}
function fits(card, words, deck, tag, problem) {
  const { note } = card;
  if (deck && note.deck !== deck && !note.deck.startsWith(`${deck}::`)) return false;
  if (tag && !note.tags.includes(tag)) return false;
  if (problem === "any" && !problemsOf(note).length) return false;
  if (problem && problem !== "any" && !problemsOf(note).some((each) => each.code === problem || each.severity === problem)) return false;
  if (!words.length) return true;
  note.folded ??= folded([note.id, note.kind, note.deck, ...note.tags, note.text].join(" "));
  return words.every((word) => note.folded.includes(word));
}
function filter({ keep = current(), keepScroll = false } = {}) {
  const words = folded($("search").value).split(/\s+/).filter(Boolean);
  const [deck, tag, problem] = ["deck", "tag", "problem"].map((id) => $(id).value);
  state.shown = state.cards.filter((card) => fits(card, words, deck, tag, problem));
  const same = keep ? state.shown.findIndex((card) => card.key === keep.key) : -1;
  state.at = same >= 0 ? same : Math.min(Math.max(keepScroll ? state.at : 0, 0), state.shown.length - 1);
  const all = state.cards.length;
  const plural = all === 1 ? "card" : "cards";
  $("count").textContent = state.shown.length === all ? `${all.toLocaleString("en")} ${plural}`
    : `${state.shown.length.toLocaleString("en")} of ${all.toLocaleString("en")} ${plural}`;
  list.show(state.shown, state.at, { keepScroll });
  draw();
}

// What is shown -------------------------------------------------------------------------------------------------------
function describe(card) {
  const [worst] = worstFirst(problemsOf(card.note)).filter((problem) => problem.severity !== "info");
  const meta = element("small", {}, `${card.name} · ${card.note.id}`);
  if (worst) meta.prepend(element("span", { className: problemClass(worst) }, `${worst.severity} · `));
  if (card.note.stale) meta.prepend("before errors · ");
  return [element("b", {}, card.text), meta];
}
function press(buttons, isPressed) {
  for (const button of buttons) button.setAttribute("aria-pressed", String(isPressed(button)));
}
async function draw() {
  document.documentElement.dataset.mode = state.dark ? "dark" : "light";
  press(document.querySelectorAll("[data-view]"), (button) => button.dataset.view === state.view);
  press($("apps").children, (button) => Number(button.value) === state.client);
  press([$("dark")], () => state.dark);
  const card = current();
  $("nothing").hidden = Boolean(card) || !site.version;
  $("devices").hidden = !card;
  if (!card) return $("about").replaceChildren();
  history.replaceState(null, "", `#${encodeURIComponent(card.key)}`);
  const face = await faceOf(card);
  if (!face || card !== current()) return;
  $("about").replaceChildren(...aboutCard(card, face));
  await Promise.all(screens().map((screen, index) => {
    devices[index].figure.hidden = !screen;
    return screen && devices[index].show({ ...screen, client: site.clients[state.client], face, ordinal: card.ordinal,
      css: site.styles[card.note.style], key: card.key, answerLine: site.answerLine });
  }));
  fit();
  document.body.dataset.drawn = card.key;
  for (const near of [state.shown[state.at + 1], state.shown[state.at - 1]]) if (near) faceOf(near);
}
function screens() {
  const { view, side, dark } = state;
  const name = { question: "Question", answer: "Answer" };
  if (view === "both") return ["question", "answer"].map((each) => ({ side: each, dark, caption: name[each] }));
  if (view === "one") return [{ side, dark, caption: name[side] }, null];
  return [false, true].map((each) => ({ side, dark: each, caption: `${name[side]}, ${each ? "dark" : "light"}` }));
}
function fit() {
  const stage = $("devices").parentElement;
  const narrow = innerWidth <= 760;
  const high = narrow ? 760 : stage.clientHeight - $("notices").offsetHeight - 28 - 28;
  const wide = stage.clientWidth - 44;
  const count = state.view === "one" || narrow ? 1 : 2;
  const scale = Math.max(0.4, Math.min(1, high / 760, (wide - 26 * (count - 1)) / (380 * count)));
  const style = $("devices").style;
  style.setProperty("--scale", scale);
  style.setProperty("--wide", `${Math.min(wide, 820)}px`);
  style.setProperty("--high", `${Math.max(220, count === 2 ? (high - 54) / 2 : Math.min(high, 640))}px`);
}
function fillApps() {
  $("apps").replaceChildren(...site.clients.map((client, index) =>
    element("button", { type: "button", value: index, onclick: () => change({ client: index }) }, client.title)));
}
function fillTrouble() {
  const { trouble } = site;
  $("trouble").hidden = !trouble;
  if (!trouble) return $("trouble").replaceChildren();
  const before = "Nothing can be read now; what is shown is as it was before.";
  $("trouble").replaceChildren(...[trouble.message, trouble.hint, before].map((text) => element("p", {}, ...marked(text))));
}
function fillOutside() {
  const problems = problemsOf(site);
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const count = problems.length;
  $("outside").hidden = !count;
  const some = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const what = errors ? `${some(errors, "error")} outside the cards` : `${some(count, "remark")} outside the cards`;
  const summary = $("outside").querySelector("summary");
  summary.textContent = what;
  summary.className = errors ? "error" : "";
  $("outside").open = errors > 0;
  $("outside").querySelector("ul").replaceChildren(...worstFirst(problems).slice(0, 100).map(problemItem));
}

// What can be done ----------------------------------------------------------------------------------------------------
function change(next) {
  Object.assign(state, next);
  draw();
}
function go(index) {
  if (!state.shown.length) return;
  state.at = Math.min(Math.max(index, 0), state.shown.length - 1);
  if (state.view === "one") state.side = "question";
  list.select(state.at);
  draw();
}
function flip() {
  change({ view: state.view === "both" ? "one" : state.view,
    side: state.view === "both" || state.side === "question" ? "answer" : "question" });
}
function nextProblem() {
  const after = [...state.shown.keys()].map((step) => (state.at + 1 + step) % state.shown.length);
  const found = after.find((index) => problemsOf(state.shown[index].note).length);
  if (found !== undefined) go(found);
}
function showAll() {
  $("search").value = "";
  for (const id of ["deck", "tag", "problem"]) $(id).value = "";
  filter();
}
const next = (values, value) => values[(values.indexOf(value) + 1) % values.length];
const KEYS = {
  ArrowDown: () => go(state.at + 1), ArrowRight: () => go(state.at + 1), j: () => go(state.at + 1),
  ArrowUp: () => go(state.at - 1), ArrowLeft: () => go(state.at - 1), k: () => go(state.at - 1),
  PageDown: () => go(state.at + list.pageSize()), PageUp: () => go(state.at - list.pageSize()),
  Home: () => go(0), End: () => go(state.shown.length - 1),
  " ": flip, d: () => change({ dark: !state.dark }), v: () => change({ view: next(VIEWS, state.view) }),
  a: () => change({ client: (state.client + 1) % site.clients.length }), e: nextProblem,
  "/": () => $("search").select(), Escape: showAll,
};
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  const field = event.target.closest?.("input, select, textarea");
  if (field && event.key === "Escape") field.blur();
  else if (field?.id === "search" && ["ArrowDown", "ArrowUp"].includes(event.key)) field.blur();
  else if (field) return;
  if (event.target.closest?.("button, summary") && event.key === " ") return;
  if (event.target.closest?.("pre, aside, .problems") && event.key.length > 1 && event.key !== "Escape") return;
  event.preventDefault();
  KEYS[event.key]();
}
document.addEventListener("keydown", onKey);
document.addEventListener("click", (event) => {
  // A button that was clicked, not typed on, gives the keys back to the cards.
  if (event.detail > 0) event.target.closest("button")?.blur();
});
for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => change({ view: button.dataset.view }));
$("dark").addEventListener("click", () => change({ dark: !state.dark }));
$("filters").addEventListener("submit", (event) => event.preventDefault());
$("search").addEventListener("input", () => filter());
for (const id of ["deck", "tag", "problem"]) $(id).addEventListener("change", () => filter());
new ResizeObserver(fit).observe($("devices").parentElement);

// Saved files ---------------------------------------------------------------------------------------------------------
async function reload() {
  const reply = await fetch("site.json");
  if (reply.ok) take(await reply.json());
}
function hear(news) {
  if (news.version === site.version) return null;
  return news.since === site.version ? update(news) : reload();
}
function listen() {
  const events = new EventSource("events");
  let asked = Promise.resolve();
  events.onmessage = (event) => (asked = asked.then(() => hear(JSON.parse(event.data))));
  const tell = (text, lost) => Object.assign($("live"), { textContent: text, className: lost ? "lost" : "" });
  events.onopen = () => tell("live", false);
  events.onerror = () => tell("stopped", true);
}
if (inline) take(JSON.parse(inline));
else reload().then(listen);
