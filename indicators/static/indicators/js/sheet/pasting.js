// A block copied from a spreadsheet is laid over the cells, from the one with the focus on.
// What was typed is read by the server, in the notation of the page: a dash is a state, never 0.

import {
  announce, cellNamed, filled, form, gridFields, isInGrid, rowOf, rows, words,
} from "./fields.js";
import { changed, flush } from "./saving.js";
import { remember } from "./undoing.js";

const RANGE = /^(.+?)\s*[–—]\s*(.+)$/;
const RATIO = /^(.+?)\s*(?:\/|∕| of | из | sur | de )\s*(.+)$/;

// Text from a spreadsheet: lines and tabs; a cell with a line break or a tab in it is quoted.
export function parsed(text) {
  const lines = [[""]];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    const cells = lines.at(-1);
    const cell = cells.at(-1);
    if (isQuoted) {
      if (sign !== '"') cells[cells.length - 1] += sign;
      else if (text[at + 1] === '"') { cells[cells.length - 1] += '"'; at += 1; } else isQuoted = false;
    } else if (sign === '"' && cell === "" && isClosed(text, at)) isQuoted = true;
    else if (sign === "\t") cells.push("");
    else if (sign === "\n") lines.push([""]);
    else if (sign !== "\r") cells[cells.length - 1] += sign;
  }
  if (lines.length > 1 && lines.at(-1).join("") === "") lines.pop();
  return lines;
}

// A quotation mark that nothing closes before the end of its cell is a sign like any other.
const isClosed = (text, at) => /^"(?:[^"]|"")*"(?:[\t\r\n]|$)/.test(text.slice(at));

function isBlock(lines, field, data) {
  const isOne = lines.length === 1 && lines[0].length === 1;
  const isTable = lines.some((cells) => cells.length > 1) || data.types.includes("text/html");
  return !isOne && (isTable || !field.matches("textarea"));
}

function chosen(select, text) {
  const said = text.trim().toLowerCase();
  const found = [...select.options]
    .find((option) => [option.value, option.text.toLowerCase()].includes(said));
  return found?.value;
}

// The texts for the fields of one cell of the table: both numbers of a ratio or of a range.
function split(text, count) {
  if (count === 1) return [text.trim()];
  const both = RATIO.exec(text.trim()) ?? RANGE.exec(text.trim());
  return both ? [both[1], both[2]] : [text.trim()];
}

function fill(td, text, change) {
  const fields = gridFields(td);
  if (fields.length === 0) return false;
  split(text, fields.length).forEach((each, at) => {
    const field = fields[at];
    const after = field.matches("select") ? chosen(field, each) ?? field.value : each;
    change.push({ id: field.id, before: field.value, after });
    field.value = after;
  });
  return true;
}

function lay(lines, field) {
  const from = rows().indexOf(rowOf(field));
  const column = field.closest("td").cellIndex;
  const below = rows().slice(from);
  const change = [];
  let leftOut = 0;
  lines.forEach((cells, line) => cells.forEach((text, at) => {
    const td = below[line]?.rows[0].cells[column + at];
    if (text.trim() !== "" && !(td && fill(td, text, change))) leftOut += 1;
  }));
  return { change, leftOut };
}

form.addEventListener("paste", (event) => {
  const field = event.target;
  if (!isInGrid(field)) return;
  const lines = parsed(event.clipboardData.getData("text/plain"));
  if (!isBlock(lines, field, event.clipboardData)) return;
  event.preventDefault();
  const { change, leftOut } = lay(lines, field);
  remember(change);
  const cells = new Set(change.map(({ id }) => cellNamed(document.getElementById(id))));
  for (const cell of cells) changed(cell);
  flush().then(() => {
    const said = [filled(words.pasted, { n: cells.size })];
    if (leftOut) said.push(filled(words.leftOut, { n: leftOut }));
    announce(said.join(". "));
  });
});
