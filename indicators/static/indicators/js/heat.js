// The heat map's squares. One of them can be reached with Tab; arrow keys go from square to square
// and from row to row, Home and End to the ends of a row, Enter opens the measure. What a square
// stands for is fetched into the line above. Without this script the names of the rows lead to
// tables that say the same.

const map = document.querySelector("[data-heat]");
const readout = document.querySelector("[data-readout]");
const words = Object.fromEntries(
  [...document.querySelectorAll("[data-look]")].map((word) => [word.dataset.look, word.textContent]),
);
const rows = [...(map?.querySelectorAll(".squares") ?? [])];
const squaresOf = (row) => [...row.querySelectorAll("use")];
let current = null;
let asked = null;
let waiting = 0;

function lookOf(square) {
  return square.getAttribute("href").replace("#c-", "").replace(/-j$/, "");
}

function told(square) {
  const squares = squaresOf(square.closest(".squares"));
  return map.dataset.place
    .replace("{verdict}", words[lookOf(square)] ?? map.dataset.none)
    .replace("{at}", squares.indexOf(square) + 1)
    .replace("{all}", squares.length);
}

function addressOf(square) {
  const row = square.closest(".squares");
  const key = row.dataset.keys.split(" ")[squaresOf(row).indexOf(square)];
  return `${map.dataset.heat}${key}/?${map.dataset.query}`;
}

async function tell(square) {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(addressOf(square), { signal: asked.signal });
    if (answer.ok) readout.innerHTML = await answer.text();
  } catch (failure) {
    if (failure.name !== "AbortError") throw failure;
  }
}

// A row of squares is a picture for those who listen, until one of them is chosen.
function choose(square) {
  if (current) {
    for (const name of ["tabindex", "role", "aria-label", "aria-selected"]) {
      current.removeAttribute(name);
    }
    current.closest(".squares").setAttribute("role", "img");
    current.closest("tr").classList.remove("on");
  }
  current = square;
  square.closest(".squares").setAttribute("role", "listbox");
  square.setAttribute("tabindex", "0");
  square.setAttribute("role", "option");
  square.setAttribute("aria-selected", "true");
  square.setAttribute("aria-label", told(square));
}

function show(square, { focus }) {
  choose(square);
  square.closest("tr").classList.add("on");
  if (focus) square.focus();
  clearTimeout(waiting);
  waiting = setTimeout(tell, 120, square);
}

function beside(square, key) {
  const row = square.closest(".squares");
  const squares = squaresOf(row);
  const at = squares.indexOf(square);
  const forward = getComputedStyle(map).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "ArrowLeft" || key === "ArrowRight") return squares[at + (key === forward ? 1 : -1)];
  if (key === "Home") return squares[0];
  if (key === "End") return squares.at(-1);
  const other = rows[rows.indexOf(row) + (key === "ArrowDown" ? 1 : -1)];
  return other && (squaresOf(other)[at] ?? squaresOf(other).at(-1));
}

map?.addEventListener("keydown", (event) => {
  const square = event.target.closest(".squares use");
  if (!square || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter") {
    event.preventDefault();
    tell(square).then(() => readout.querySelector("[data-open]")?.click());
    return;
  }
  if (!["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) return;
  event.preventDefault();
  const next = beside(square, event.key);
  if (next) show(next, { focus: true });
});
map?.addEventListener("focusin", (event) => {
  const square = event.target.closest(".squares use");
  if (square && !square.closest("tr").classList.contains("on")) show(square, { focus: false });
});
for (const pointed of ["mouseover", "click"]) {
  map?.addEventListener(pointed, (event) => {
    const square = event.target.closest(".squares use");
    if (square && square !== current) show(square, { focus: pointed === "click" });
  });
}
if (rows.length) choose(squaresOf(rows[0])[0]);
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
