// The list of cards: only the rows that can be seen are in the page, so that it stays quick however many there are.
const ROW = 68;
const AROUND = 8;

function makeList(box, rows, { choose, describe }) {
  let items = [];
  let at = -1;
  let drawn = "";

  function draw() {
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - AROUND);
    const last = Math.min(items.length, Math.ceil((box.scrollTop + box.clientHeight) / ROW) + AROUND);
    const now = `${first} ${last}`;
    if (now === drawn) return;
    drawn = now;
    rows.replaceChildren(...items.slice(first, last).map((item, index) => row(item, first + index)));
  }
  function row(item, index) {
    const option = document.createElement("div");
    option.className = "row";
    option.id = `row-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(index === at));
    option.setAttribute("aria-posinset", String(index + 1));
    option.setAttribute("aria-setsize", String(items.length));
    option.style.top = `${index * ROW}px`;
    option.append(...describe(item));
    option.addEventListener("click", () => choose(index));
    return option;
  }
  function reveal() {
    if (at < 0) return;
    const top = at * ROW;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW - box.clientHeight;
  }
  function redraw() {
    drawn = "";
    draw();
    if (at >= 0) box.setAttribute("aria-activedescendant", `row-${at}`);
    else box.removeAttribute("aria-activedescendant");
  }
  box.addEventListener("scroll", draw, { passive: true });
  new ResizeObserver(draw).observe(box);
  return {
    show(next, chosen, { keepScroll = false } = {}) {
      items = next;
      at = chosen;
      rows.style.height = `${items.length * ROW}px`;
      if (!keepScroll) reveal();
      redraw();
    },
    select(index) {
      at = index;
      reveal();
      redraw();
    },
    pageSize: () => Math.max(1, Math.floor(box.clientHeight / ROW) - 1),
  };
}
