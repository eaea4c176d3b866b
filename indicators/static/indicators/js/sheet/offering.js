// What was kept is offered again when the sheet is next opened. Nothing is put into a cell without
// being asked for.

import {
  basedOn, fieldsOf, filled, form, pageLanguage, rowNamed, rowOf, words,
} from "./fields.js";
import { forget, keptCells } from "./keeping.js";
import { fetchPart, openRow } from "./opening.js";
import { changed, flush } from "./saving.js";

const dayAndTime = new Intl.DateTimeFormat(
  document.documentElement.lang, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" },
);

const standing = (id) => document.getElementById(id)?.value ?? "";

// The ids of the fields in which something else stands now.
function differing(kept) {
  return Object.keys(kept.fields).filter((id) => kept.fields[id] !== standing(id));
}

// A value that stands in its fields already was saved after all.
const isThere = (kept) => kept.language === pageLanguage && differing(kept).length === 0;

// As the fields show it, of a choice its words.
function shown(ids, valueIn) {
  const said = ids.map((id) => {
    const options = [...(document.getElementById(id)?.options ?? [])];
    const chosen = options.find(({ value }) => value && value === valueIn(id));
    return chosen?.text ?? valueIn(id);
  });
  return said.filter(Boolean).join(" / ") || words.nothingThere;
}

// Whether a field stands in the part below the row, which may not have been fetched.
const isBelow = (id) => !document.getElementById(id)?.closest("tbody[data-row] > tr:first-child");

function button(label, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button mini";
  made.textContent = label;
  made.addEventListener("click", press);
  return made;
}

// Whether it was put back: not while the part of the row that it belongs in cannot be fetched.
async function putBack(cell, kept) {
  if (Object.keys(kept.fields).some(isBelow) && !await openRow(rowNamed(cell))) return false;
  for (const [id, value] of Object.entries(kept.fields)) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  changed(cell, kept.language);
  flush();
  return true;
}

function offer(cell, kept) {
  const line = document.createElement("li");
  const field = fieldsOf(cell)[0];
  const isOfOtherLanguage = differing(kept).length === 0;
  const ids = isOfOtherLanguage ? Object.keys(kept.fields) : differing(kept);
  const mine = shown(ids, (id) => kept.fields[id]);
  const now = shown(ids, standing);
  const named = document.createElement("span");
  named.className = "strong";
  named.textContent = field ? `${nameOf(field)}: ` : "";
  const at = dayAndTime.format(new Date(kept.at));
  const done = () => {
    line.remove();
    hideWhenEmpty();
    (fieldsOf(cell)[0] ?? form.querySelector("button[name=save]:not([hidden])")).focus();
  };
  line.append(named, filled(words.typed, { mine, at, now }), " ");
  if (basedOn(cell)) {
    const press = async () => { if (await putBack(cell, kept)) done(); };
    line.append(button(filled(words.mine, { mine }), press), " ");
  }
  line.append(button(filled(words.mine, { mine: now }), () => { forget(cell); done(); }));
  return line;
}

const nameOf = (field) => [rowOf(field).dataset.row, field.closest("td").dataset.h]
  .filter(Boolean)
  .join(", ");

function hideWhenEmpty() {
  const section = document.getElementById("kept");
  section.hidden = section.querySelector("ul").children.length === 0;
}

async function offerOrForget(cell, kept) {
  const row = rowNamed(cell);
  if (row && Object.keys(kept.fields).some(isBelow)) await fetchPart(row);
  if (isThere(kept)) forget(cell);
  else document.querySelector("#kept ul").append(offer(cell, kept));
  hideWhenEmpty();
}

export async function offerWhatWasKept() {
  for (const [cell, kept] of keptCells()) await offerOrForget(cell, kept);
}
