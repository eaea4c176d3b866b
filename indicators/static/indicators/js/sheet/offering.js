// What was kept is offered again when the sheet is next opened. Nothing is put into a cell without
// being asked for.

import {
  basedOn, fieldsOf, filled, form, pageLanguage, rowOf, valueOf, words,
} from "./fields.js";
import { forget, keptCells } from "./keeping.js";
import { changed, flush } from "./saving.js";

const dayAndTime = new Intl.DateTimeFormat(
  document.documentElement.lang, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" },
);

// A value that stands in its fields already was saved after all.
function isThere(kept) {
  return kept.language === pageLanguage && Object.entries(kept.fields)
    .every(([id, value]) => (document.getElementById(id)?.value ?? value) === value);
}

function typedIn(kept) {
  return Object.entries(kept.fields)
    .filter(([id, value]) => value && value !== document.getElementById(id)?.value)
    .map(([, value]) => value)
    .join(" / ");
}

function button(label, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button mini";
  made.textContent = label;
  made.addEventListener("click", press);
  return made;
}

function putBack(cell, kept) {
  for (const [id, value] of Object.entries(kept.fields)) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  changed(cell, kept.language);
  flush();
}

function offer(cell, kept) {
  const line = document.createElement("li");
  const field = fieldsOf(cell)[0];
  const mine = typedIn(kept) || words.nothingThere;
  const now = valueOf(cell) || words.nothingThere;
  const named = document.createElement("span");
  named.className = "strong";
  named.textContent = field ? `${rowOf(field).dataset.row}, ${headingOf(field)}: ` : "";
  const at = dayAndTime.format(new Date(kept.at));
  const done = () => {
    line.remove();
    hideWhenEmpty();
    (fieldsOf(cell)[0] ?? form.querySelector("button[name=save]:not([hidden])")).focus();
  };
  line.append(named, filled(words.typed, { mine, at, now }), " ");
  if (basedOn(cell)) {
    line.append(button(filled(words.mine, { mine }), () => { putBack(cell, kept); done(); }), " ");
  }
  line.append(button(filled(words.mine, { mine: now }), () => { forget(cell); done(); }));
  return line;
}

const headingOf = (field) => field.closest("td").dataset.h ?? "";

function hideWhenEmpty() {
  const section = document.getElementById("kept");
  section.hidden = section.querySelector("ul").children.length === 0;
}

export function offerWhatWasKept() {
  const list = document.querySelector("#kept ul");
  for (const [cell, kept] of keptCells()) {
    if (isThere(kept)) forget(cell);
    else list.append(offer(cell, kept));
  }
  hideWhenEmpty();
}
