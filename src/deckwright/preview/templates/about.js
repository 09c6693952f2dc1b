// What stands beside the card: what was found in its note, and the lines of its file. All of it text, never markup.
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Messages name what the author wrote between backticks.
const marked = (text) => text.split("`").map((part, index) => (index % 2 ? element("code", {}, part) : part));

// What stood in the way of a card is of now. What the rules of card quality found comes a moment later: until then it is
// of the state before, and marked so.
const problemsOf = (holder) => [...holder.problems, ...holder.findings.map((each) => Object.assign(each, { isFinding: true }))];
const problemClass = (problem) => problem.severity + (problem.isFinding ? " finding" : "");
const SEVERITIES = ["error", "warning", "info"];
const worstFirst = (problems) =>
  problems.toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));

function problemItem(problem) {
  const item = element("li", { className: problemClass(problem) });
  item.append(
    element("span", { className: "head" }, `${problem.code} ${problem.severity}`),
    element("p", {}, ...marked(problem.message)),
    ...(problem.hint ? [element("p", { className: "hint" }, ...marked(problem.hint))] : []),
    element("span", { className: "place" }, problem.place),
  );
  return item;
}

function passage(face) {
  const lines = element("pre", { className: "passage", tabIndex: 0 });
  const [first, last] = face.own;
  const partly = last - first + 1 < face.lines.filter((text) => !text.trimStart().startsWith("#")).length;
  lines.setAttribute("aria-label", "Lines of the file");
  lines.append(...face.lines.map((text, index) => {
    const line = element("span", {}, text || "\u200b");
    line.dataset.line = face.first + index;
    if (partly && first <= face.first + index && face.first + index <= last) line.className = "own";
    return line;
  }));
  return lines;
}

function aboutCard(card, face) {
  const { note } = card;
  const parts = [
    element("h2", {}, note.id),
    element("p", { className: "deck" }, `${card.name} in ${note.deck}`),
    element("ul", { className: "tags" }, ...note.tags.map((tag) => element("li", {}, tag))),
  ];
  if (note.stale) parts.push(element("p", { className: "stale" }, "Its file has errors. This is the card as it was before them."));
  const problems = problemsOf(note);
  if (problems.length) {
    parts.push(element("h3", {}, problems.length > 1 ? `${problems.length} problems` : "1 problem"));
    parts.push(element("ul", { className: "problems" }, ...problems.map(problemItem)));
  }
  if (face.source) parts.push(element("h3", {}, "Source"), element("p", {}, face.source));
  if (face.origin) parts.push(element("h3", {}, "Drafted from"), element("p", { className: "place" }, face.origin));
  parts.push(element("h3", {}, "Written in"), element("p", { className: "place" }, `${face.path}:${face.line}`), passage(face));
  return parts;
}
