// The entry sheet: a changed row is saved when the focus leaves it, and keys move between rows.
// Without this file the sheet is a form with two buttons.

const form = document.querySelector("[data-sheet]");
const ownTime = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const rowOf = (element) => element.closest("tbody[data-row]");

function say(row, kind, words) {
  const save = row.querySelector(".says .save");
  save.className = `save ${kind}`;
  save.textContent = words;
  save.closest("p").hidden = false;
  tell(row, words);
}

function tell(row, words) {
  document.getElementById("saving").textContent = `${row.dataset.row}: ${words}`;
}

function inOwnTime(row) {
  for (const time of row.querySelectorAll("time")) {
    time.textContent = ownTime.format(new Date(time.dateTime));
  }
}

// Saving

form.addEventListener("input", (event) => {
  const row = rowOf(event.target);
  if (row) row.dataset.changed = Number(row.dataset.changed ?? 0) + 1;
});

const isOnItsWay = (row) => row.dataset.sent === row.dataset.changed;
let pressed = null;

// The buttons send the whole form: a row saved under a press would move them away from it.
form.addEventListener("pointerdown", (event) => { pressed = event.target.closest(".bar button"); });
form.addEventListener("pointerup", () => { pressed = null; });
form.addEventListener("focusout", (event) => {
  if (pressed || event.relatedTarget?.closest(".bar")) return;
  for (const row of form.querySelectorAll("tbody[data-changed]")) {
    if (!row.contains(event.relatedTarget) && !isOnItsWay(row)) htmx.trigger(row, "leave");
  }
});

window.addEventListener("online", () => {
  for (const row of form.querySelectorAll("tbody[data-changed]")) htmx.trigger(row, "leave");
});

// The whole form belongs to the page; a row sends its own fields.
form.addEventListener("htmx:configRequest", (event) => {
  const { elt, formData } = event.detail;
  const own = new Set([...rowOf(elt).querySelectorAll("[name]")].map((field) => field.name));
  for (const name of [...formData.keys()]) if (!own.has(name)) formData.delete(name);
  for (const button of rowOf(elt).querySelectorAll("button[name]")) {
    if (button !== elt) formData.delete(button.name);
  }
});

form.addEventListener("htmx:beforeRequest", (event) => {
  const row = rowOf(event.detail.elt);
  row.dataset.sent = row.dataset.changed ?? "";
  say(row, "busy", form.dataset.saving);
});

let isOpen = false;
form.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, elt } = event.detail;
  const row = rowOf(elt);
  if (xhr.status === 422) Object.assign(event.detail, { shouldSwap: true, isError: false });
  isOpen = row.querySelector("details").open;
  if (!event.detail.shouldSwap || row.dataset.sent === (row.dataset.changed ?? "")) return;
  // Typed on while it was on its way: what stands in the fields is newer than the answer.
  event.detail.shouldSwap = false;
  const answer = document.createElement("template");
  answer.innerHTML = event.detail.serverResponse;
  for (const input of row.querySelectorAll("input[name$='-based_on']")) {
    input.value = answer.content.querySelector(`[name="${input.name}"]`)?.value ?? input.value;
  }
  if (!row.contains(document.activeElement)) setTimeout(() => htmx.trigger(row, "leave"));
});

form.addEventListener("htmx:afterSwap", (event) => {
  const row = event.detail.target;
  const now = document.getElementById(row.id);
  if (!now?.matches("tbody[data-row]")) return;
  now.querySelector("details").open ||= isOpen;
  inOwnTime(now);
  tell(now, now.querySelector(".says .save").textContent);
});

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  form.addEventListener(failure, (event) => {
    const row = rowOf(event.detail.elt);
    delete row.dataset.sent;
    say(row, "failed", form.dataset.unsaved);
  });
}

// Leaving

let isSubmitted = false;
form.addEventListener("submit", () => { isSubmitted = true; });
window.addEventListener("beforeunload", (event) => {
  if (!isSubmitted && form.querySelector("tbody:is([data-changed], [data-unsaved])")) event.preventDefault();
});

// Keys

function fieldBeside(field, step) {
  const column = field.closest("td").cellIndex;
  const rows = [...form.querySelectorAll("tbody[data-row]")];
  for (let at = rows.indexOf(rowOf(field)) + step; rows[at]; at += step) {
    const cell = rows[at].rows[0].cells[column];
    const found = cell?.querySelector("input:not([type=hidden]), textarea");
    if (found) return found;
  }
  return step > 0 ? form.querySelector("[name=submit]") : null;
}

const STEPS = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };
form.addEventListener("keydown", (event) => {
  const field = event.target;
  const step = STEPS[event.key];
  if (!step || event.isComposing || !field.matches("tr:first-child > td > input, tr:first-child > td .line > input")) return;
  event.preventDefault();
  const next = fieldBeside(field, step);
  next?.focus();
  if (next?.select) next.select();
});
