// Opens and closes the branches of a tree. A toggle names what it controls by aria-controls; a
// branch that is still empty is asked for by the event "open-branch", on which htmx fetches it.
// Arrow keys: right and left open and close (the other way round in right-to-left pages), up and
// down go from row to row. Without this script every name is a link to a page of its own.

const toggleOf = (row) => row?.querySelector(":scope > .toggle");
const branchOf = (toggle) => document.getElementById(toggle.getAttribute("aria-controls"));
const isOpen = (toggle) => toggle.getAttribute("aria-expanded") === "true";

function setOpen(toggle, open) {
  const branch = branchOf(toggle);
  toggle.setAttribute("aria-expanded", String(open));
  branch.hidden = !open;
  if (open && !branch.firstElementChild && toggle.hasAttribute("hx-get")) {
    branch.setAttribute("aria-busy", "true");
    toggle.dispatchEvent(new CustomEvent("open-branch"));
  }
}

function move(from, step) {
  const names = [...from.closest(".tree").querySelectorAll(".name")].filter(
    (name) => name.getClientRects().length > 0,
  );
  const at = names.indexOf(from.closest(".node").querySelector(".name"));
  names[at + step]?.focus();
}

document.addEventListener("click", (event) => {
  const toggle = event.target.closest(".tree .toggle");
  if (toggle) setOpen(toggle, !isOpen(toggle));
  const closer = event.target.closest("[data-close-all]");
  if (closer) {
    document
      .getElementById(closer.dataset.closeAll)
      .querySelectorAll(".toggle")
      .forEach((each) => setOpen(each, false));
  }
});

document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.(".tree .node");
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const toggle = toggleOf(row);
  const isMirrored = document.documentElement.dir === "rtl";
  const opening = isMirrored ? "ArrowLeft" : "ArrowRight";
  const closing = isMirrored ? "ArrowRight" : "ArrowLeft";
  if (event.key === "ArrowDown") move(event.target, 1);
  else if (event.key === "ArrowUp") move(event.target, -1);
  else if (event.key === opening && toggle && !isOpen(toggle)) setOpen(toggle, true);
  else if (event.key === closing && toggle && isOpen(toggle)) setOpen(toggle, false);
  else return;
  event.preventDefault();
});

function settled(event) {
  const toggle = event.target.closest?.(".tree .toggle");
  if (!toggle) return;
  branchOf(toggle).removeAttribute("aria-busy");
  // What could not be fetched stays closed, and opening it asks again.
  if (!event.detail.successful) setOpen(toggle, false);
}

document.addEventListener("htmx:afterRequest", settled);
