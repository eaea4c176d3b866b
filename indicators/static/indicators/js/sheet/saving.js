// Each changed cell is saved in the background when the focus leaves it. One request is on its way
// at a time; what is typed meanwhile goes with the next.

import {
  announce, basedOn, cellNamed, cellsOf, fieldsOf, form, inOwnTime, isReason, keyOf, pageLanguage,
  reasonsOf, rowNamed, rowOf, words,
} from "./fields.js";
import { forget, keep } from "./keeping.js";
import { openRow } from "./opening.js";
import { say, tellTrouble, troubleIsOver } from "./telling.js";

const MOST_AT_ONCE = 300;
const LONGEST_WAIT = 20_000;
const PREVIEW_AFTER = 300;
const RETRY_AFTER = 5_000;
// How often each cell was changed since it was sent; what the server refused waits for a change.
const dirty = new Map();
const refused = new Set();
// Of what was kept in another language, which one.
const typedIn = new Map();
let onItsWay = null;
let extras = {};
let waitingForPreview = 0;
let isLeaving = false;

export function changed(cell, language = pageLanguage) {
  typedIn.set(cell, language);
  dirty.set(cell, (dirty.get(cell) ?? 0) + 1);
  const row = rowNamed(cell);
  if (!keep(cell, language)) say(row, "failed", words.unsaved);
}

const hasUnsent = () => dirty.size > 0 || onItsWay !== null;

// Sends what was changed, and what a button asked for; resolves when nothing is on its way.
export function flush(asked = {}) {
  Object.assign(extras, asked);
  onItsWay ??= sendAll().finally(() => { onItsWay = null; });
  return onItsWay;
}

async function sendAll() {
  for (let isDone = true; isDone;) {
    const extra = extras;
    extras = {};
    const cells = [...new Set([...dirty.keys(), ...Object.keys(extra)])].slice(0, MOST_AT_ONCE);
    if (cells.length === 0) return;
    isDone = await send(cells, extra);
  }
}

async function send(cells, extra) {
  const counts = new Map(cells.map((cell) => [cell, dirty.get(cell) ?? 0]));
  const sent = fieldsToSend(cells, extra);
  for (const cell of cells) say(rowNamed(cell), "busy", words.saving);
  try {
    const answer = await post(sent, "save");
    if (!answer.ok) return isRefused(answer, cells);
    take(await answer.json(), counts, sent);
    return true;
  } catch {
    return notReached(cells);
  }
}

function fieldsToSend(cells, extra) {
  const sent = new URLSearchParams({ typed_in: pageLanguage });
  for (const cell of cells) {
    sent.set(`${cell}-based_on`, basedOn(cell).value);
    sent.set(`${cell}-typed_in`, typedIn.get(cell) ?? pageLanguage);
    for (const field of [...fieldsOf(cell), ...reasonsOf(rowNamed(cell))]) {
      sent.set(field.name, field.value);
    }
    for (const [name, value] of Object.entries(extra[cell] ?? {})) sent.set(`${cell}-${name}`, value);
  }
  return sent;
}

function post(body, what) {
  const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
  return fetch(form.action, {
    method: "POST",
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(LONGEST_WAIT),
    headers: {
      "X-Sheet": what,
      "X-Sheet-User": words.user,
      "X-CSRFToken": token ?? form.elements.namedItem("csrfmiddlewaretoken").value,
    },
  });
}

// The answers

function take(told, counts, sent) {
  for (const [cell, now] of Object.entries(told.cells)) takeCell(cell, now, counts, sent);
  for (const [key, row] of Object.entries(told.rows)) takeRow(key, row);
  document.getElementById("count").textContent = told.count;
  document.getElementById("entered").value = told.entered;
  troubleIsOver();
  const first = rowNamed(Object.keys(told.cells)[0]);
  const failed = Object.values(told.cells).find((each) => !each.is_saved);
  announce(`${first.dataset.row}: ${failed ? `${words.unsaved}. ${failed.reason}` : words.saved}`);
}

function takeCell(cell, now, counts, sent) {
  const isTypedOn = (dirty.get(cell) ?? 0) !== (counts.get(cell) ?? 0);
  basedOn(cell).value = now.revision;
  markFaults(cell, now.errors);
  if (isTypedOn) return;
  dirty.delete(cell);
  if (!now.is_saved) {
    refused.add(cell);
    return;
  }
  refused.delete(cell);
  typedIn.delete(cell);
  forget(cell);
  for (const field of fieldsOf(cell)) {
    const part = field.name.slice(cell.length + 1);
    if (part in now.stands && field.value === (sent.get(field.name) ?? field.value)) {
      field.value = now.stands[part];
    }
  }
  const note = basedOn(cell).closest("td")?.querySelector(".beneath");
  if (note) note.textContent = now.note;
}

function markFaults(cell, errors) {
  for (const field of fieldsOf(cell)) {
    const part = field.name.slice(cell.length + 1);
    const isFirst = part === "numerator" || part === "words";
    const isWrong = part in errors || (isFirst && "value" in errors);
    if (isWrong) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", `e-${cell}`);
    } else {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    }
  }
}

function takeRow(key, told) {
  const row = document.getElementById(`r-${key}`);
  const says = row.querySelector(".says");
  const hadFocus = says.contains(document.activeElement);
  says.innerHTML = told.says;
  inOwnTime(says);
  if (hadFocus) row.querySelector("td input:not([type=hidden]), td textarea, td select")?.focus();
  if (told.opens) openRow(row);
}

function isRefused(answer, cells) {
  const isSignedOut = answer.type === "opaqueredirect" || [401, 403].includes(answer.status);
  for (const cell of cells) say(rowNamed(cell), "failed", words.unsaved);
  tellTrouble(isSignedOut ? "signedOut" : "offline");
  return false;
}

function notReached(cells) {
  for (const cell of cells) say(rowNamed(cell), "failed", words.unsaved);
  tellTrouble("offline");
  setTimeout(() => flush(), RETRY_AFTER);
  return false;
}

// What a value would mean, while it is typed

async function preview(cell, row) {
  if (onItsWay || !dirty.has(cell)) return;
  const count = dirty.get(cell);
  try {
    const answer = await post(fieldsToSend([cell], {}), "preview");
    const told = answer.ok ? await answer.json() : null;
    const isOld = onItsWay || dirty.get(cell) !== count;
    if (told && !isOld && told.cells[cell].is_saved) takeRow(keyOf(row), told.rows[keyOf(row)]);
  } catch {
    // It is said when the value is saved.
  }
}

// What people do

form.addEventListener("input", ({ target }) => {
  const row = rowOf(target);
  if (!row) return;
  if (isReason(target)) {
    const isUnsaved = (cell) => refused.has(cell) || dirty.has(cell);
    for (const cell of cellsOf(row).filter(isUnsaved)) changed(cell);
    return;
  }
  const cell = cellNamed(target);
  if (!cell) return;
  changed(cell);
  clearTimeout(waitingForPreview);
  waitingForPreview = setTimeout(() => preview(cell, row), PREVIEW_AFTER);
});

form.addEventListener("change", ({ target }) => {
  if (rowOf(target)) flush();
});

form.addEventListener("click", (event) => {
  const pressed = event.target.closest("button[name]");
  const asked = /^(.+)-(nothing|keep|after)$/.exec(pressed?.name ?? "");
  if (!asked) return;
  event.preventDefault();
  const [, cell, what] = asked;
  if (what === "keep") forget(cell);
  const row = rowOf(pressed);
  flush({ [cell]: { [what]: pressed.value } }).then(() => {
    if (what === "nothing") openRow(row, `${cell}-comment`);
  });
});

// The buttons send the whole form, once everything that was typed is saved or refused.
form.addEventListener("submit", (event) => {
  if (!hasUnsent()) {
    isLeaving = true;
    return;
  }
  event.preventDefault();
  const { submitter } = event;
  flush().then(() => {
    const wrong = form.querySelector("[aria-invalid]");
    if (wrong) wrong.focus();
    else if (!hasUnsent()) form.requestSubmit(submitter);
  });
});

window.addEventListener("beforeunload", (event) => {
  if (!isLeaving && (hasUnsent() || refused.size > 0)) event.preventDefault();
});
window.addEventListener("online", () => flush());
window.addEventListener("focus", () => flush());
