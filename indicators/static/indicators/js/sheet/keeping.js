// What was typed and is not saved yet is kept on this computer, by person and cell.

import { basedOn, fieldsOf, words } from "./fields.js";

const PREFIX = `sheet ${words.user} ${location.pathname} `;

export function keep(cell) {
  const fields = Object.fromEntries(fieldsOf(cell).map((field) => [field.id, field.value]));
  const kept = { fields, revision: basedOn(cell)?.value, at: new Date().toISOString() };
  try {
    localStorage.setItem(PREFIX + cell, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forget(cell) {
  localStorage.removeItem(PREFIX + cell);
}

export function keptCells() {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => [key.slice(PREFIX.length), JSON.parse(localStorage.getItem(key))]);
}
