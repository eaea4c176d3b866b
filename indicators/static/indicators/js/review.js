// Single keys of the review queue: a key acts on the element that names it in data-key. They are
// off while somebody types or chooses, and for as long as the reader turns them off.

const STORED = "review-keys";
const shown = document.querySelector("[data-keys]");
const isOn = document.querySelector("[data-keys-on]");

function typing(target) {
  return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

function act(key) {
  if (key === "r") {
    document.querySelector("#detail textarea")?.focus();
    return true;
  }
  const element = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  element?.click();
  return element !== null;
}

if (shown) {
  shown.hidden = false;
  isOn.checked = localStorage.getItem(STORED) !== "off";
  isOn.addEventListener("change", () => localStorage.setItem(STORED, isOn.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (!isOn.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.repeat || typing(event.target)) return;
    if (act(event.key.toLowerCase())) event.preventDefault();
  });
}
