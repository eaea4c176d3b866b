// Keys move between the cells as in a spreadsheet; in a text they move the caret first.

import { form, gridFields, isInGrid, rowOf, rows } from "./fields.js";

const isRightToLeft = document.documentElement.dir === "rtl";

export function place(field) {
  const td = field.closest("td");
  return { row: rowOf(td), column: td.cellIndex, part: gridFields(td).indexOf(field) };
}

function inColumn(row, column, part) {
  const found = gridFields(row.rows[0].cells[column]);
  return found[part] ?? found[0];
}

// The field above or below in the same column; below the last comes the button.
export function vertical(field, step) {
  const { row, column, part } = place(field);
  const all = rows();
  for (let at = all.indexOf(row) + step; all[at]; at += step) {
    const found = inColumn(all[at], column, part);
    if (found) return found;
  }
  return step > 0 ? form.querySelector(".bar [name=submit], .bar [name=save]:last-of-type") : null;
}

export function horizontal(field, step) {
  const { row } = place(field);
  const inRow = [...row.rows[0].cells].flatMap(gridFields);
  return inRow[inRow.indexOf(field) + step];
}

// Where the caret stands lets a key leave the field. A field whose text is all selected is left too.
function leaves(field, key) {
  if (field.matches("select")) return false;
  const { value, selectionStart: start, selectionEnd: end } = field;
  const isAll = start === 0 && end === value.length;
  const isFirstLine = !value.slice(0, start).includes("\n");
  const isLastLine = !value.slice(end).includes("\n");
  const isBefore = isRightToLeft ? key === "ArrowRight" : key === "ArrowLeft";
  if (key === "ArrowUp") return isAll || (start === end && isFirstLine);
  if (key === "ArrowDown") return isAll || (start === end && isLastLine);
  return isAll || (start === end && start === (isBefore ? 0 : value.length));
}

function target(event) {
  const { key, target: field } = event;
  if (key === "Enter") {
    const isNewLine = field.matches("textarea") && !event.ctrlKey && !event.metaKey;
    return isNewLine ? undefined : vertical(field, event.shiftKey ? -1 : 1);
  }
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (!key.startsWith("Arrow") || !leaves(field, key)) return undefined;
  if (key === "ArrowUp") return vertical(field, -1);
  if (key === "ArrowDown") return vertical(field, 1);
  const isForward = (key === "ArrowRight") !== isRightToLeft;
  return horizontal(field, isForward ? 1 : -1);
}

form.addEventListener("keydown", (event) => {
  if (event.isComposing || !isInGrid(event.target)) return;
  const next = target(event);
  if (next === undefined) return;
  event.preventDefault();
  next?.focus();
  next?.select?.();
});
