// Several cells are picked with Shift and the arrows or a click, and copied as a block.

import { form, gridFields, isInGrid, rowOf, rows } from "./fields.js";
import { horizontal, vertical } from "./keys.js";

let anchor = null;
let corner = null;

const tdOf = (field) => field.closest("td");
const positionOf = (td) => ({ row: rows().indexOf(rowOf(td)), column: td.cellIndex });

function block() {
  const [from, to] = [positionOf(anchor), positionOf(corner)];
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  return rows().slice(top, bottom + 1).map((row) => [...row.rows[0].cells].slice(left, right + 1));
}

function show() {
  for (const td of form.querySelectorAll(".picked")) td.classList.remove("picked");
  if (anchor && corner !== anchor) for (const td of block().flat()) td.classList.add("picked");
}

function pick(field) {
  corner = tdOf(field);
  show();
}

export function textOf(td) {
  const fields = gridFields(td);
  if (fields.length === 0) return td.innerText.trim().replace(/\s+/g, " ");
  const values = fields.map((field) => (field.matches("select") ? field.selectedOptions[0].text : field.value));
  const text = values.filter(Boolean).join("/");
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const STEPS = {
  ArrowUp: (field) => vertical(field, -1),
  ArrowDown: (field) => vertical(field, 1),
  ArrowLeft: (field) => horizontal(field, document.documentElement.dir === "rtl" ? 1 : -1),
  ArrowRight: (field) => horizontal(field, document.documentElement.dir === "rtl" ? -1 : 1),
};

const isAllSelected = (field) => field.selectionStart === 0 && field.selectionEnd === field.value.length;

form.addEventListener("keydown", (event) => {
  const { target } = event;
  const isStep = event.shiftKey && !event.ctrlKey && event.key in STEPS;
  if (!isInGrid(target) || !isStep || !target.matches("input") || !isAllSelected(target)) return;
  const next = STEPS[event.key](corner && tdOf(target) === anchor ? gridFields(corner)[0] : target);
  if (!next || !isInGrid(next)) return;
  event.preventDefault();
  anchor ??= tdOf(target);
  pick(next);
});

form.addEventListener("click", (event) => {
  if (!event.shiftKey || !anchor || !isInGrid(event.target)) return;
  event.preventDefault();
  pick(event.target);
  gridFields(anchor)[0].focus();
});

form.addEventListener("focusin", ({ target }) => {
  if (!isInGrid(target) || tdOf(target) === anchor) return;
  anchor = tdOf(target);
  corner = anchor;
  show();
});

form.addEventListener("copy", (event) => {
  if (!anchor || corner === anchor) return;
  event.preventDefault();
  const text = block().map((cells) => cells.map(textOf).join("\t")).join("\n");
  event.clipboardData.setData("text/plain", text);
});
