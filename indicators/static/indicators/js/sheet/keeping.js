// What was typed and is not saved yet is kept on this computer, by person and cell.

import { basedOn, fieldsOf, pageLanguage, reasonsOf, rowNamed, words } from "./fields.js";

const PREFIX = `sheet ${words.user} ${location.pathname} `;

// With the reason that its row gives, and the language it is typed in: 1,234 is another number in
// French.
export function keep(cell, language) {
  const typed = [...fieldsOf(cell), ...reasonsOf(rowNamed(cell))];
  const fields = Object.fromEntries(typed.map((field) => [field.id, field.value]));
  const kept = { fields, revision: basedOn(cell)?.value, at: new Date().toISOString(), language };
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
    .map((key) => [key.slice(PREFIX.length), JSON.parse(localStorage.getItem(key))])
    .map(([cell, kept]) => [cell, { language: pageLanguage, ...kept }]);
}
