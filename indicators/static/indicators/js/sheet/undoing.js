// Undo and redo across cells. While a field is being typed into, undo is the field's own.

import { announce, cellNamed, form, rowOf, words } from "./fields.js";
import { changed, flush } from "./saving.js";

const done = [];
const undone = [];
let atFocus = { field: null, value: "" };
let isTyping = false;

// Each change is [{ id, before, after }, …]: a typed field, or all fields of a pasted block.
export function remember(change) {
  const real = change.filter(({ before, after }) => before !== after);
  if (real.length === 0) return;
  done.push(real);
  undone.length = 0;
  settle();
}

// What stands in the field with the focus is no longer being typed.
function settle() {
  isTyping = false;
  atFocus.value = atFocus.field?.value ?? "";
}

function valueAtFocus(field) {
  return atFocus.field === field ? atFocus.value : field.value;
}

function apply(change, which) {
  for (const { id, [which]: value } of change) {
    const field = document.getElementById(id);
    if (!field) continue;
    field.value = value;
    changed(cellNamed(field));
  }
  document.getElementById(change[0].id)?.focus();
  settle();
  flush();
}

form.addEventListener("focusin", ({ target }) => {
  if (!cellNamed(target) || !rowOf(target)) return;
  atFocus = { field: target, value: target.value };
  isTyping = false;
});

form.addEventListener("input", ({ target }) => {
  if (cellNamed(target)) isTyping = true;
});

form.addEventListener("change", ({ target }) => {
  if (!cellNamed(target) || !rowOf(target)) return;
  remember([{ id: target.id, before: valueAtFocus(target), after: target.value }]);
  settle();
});

form.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && cellNamed(event.target)) {
    giveBack(event.target);
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const isRedo = key === "y" || (key === "z" && event.shiftKey);
  if (key !== "z" && !isRedo) return;
  const from = isRedo ? undone : done;
  if (isTyping || from.length === 0) return;
  event.preventDefault();
  const change = from.pop();
  (isRedo ? done : undone).push(change);
  apply(change, isRedo ? "after" : "before");
  announce(isRedo ? words.redone : words.undone);
});

// Escape gives back what stood in the field when it was entered.
function giveBack(field) {
  if (field.value === valueAtFocus(field)) return;
  field.value = valueAtFocus(field);
  isTyping = false;
  changed(cellNamed(field));
}
