// What the sheet is made of: rows, cells and their fields.
// A cell is named as its fields begin: "actual-12" has the fields "actual-12-value" and so on.

export const form = document.querySelector("[data-sheet]");
export const words = form.dataset;
export const pageLanguage = form.elements.namedItem("typed_in").value;

const PARTS = [
  "value", "value_high", "numerator", "denominator", "words",
  "state", "judged", "basis", "qualifier", "comment", "evidence",
];
const FIELD = new RegExp(`^(.+)-(?:${PARTS.join("|")})$`);
const REASON = /^(.+)-(?:reason_code|reason)$/;
const IN_TABLE = "input:not([type=hidden]), textarea, select";
const ownTime = new Intl.DateTimeFormat(
  document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
);

export const rowOf = (element) => element.closest("tbody[data-row]");
export const rowNamed = (cell) => document.getElementById(`r-${cell.slice(cell.indexOf("-") + 1)}`);
export const rows = () => [...form.querySelectorAll("tbody[data-row]")];
export const cellNamed = (field) => FIELD.exec(field.name ?? "")?.[1] ?? null;
export const keyOf = (row) => row.id.slice(2);
export const isReason = (field) => REASON.test(field.name ?? "") && !cellNamed(field);

export function fieldsOf(cell) {
  return PARTS.map((part) => document.getElementById(`${cell}-${part}`)).filter(Boolean);
}

// The cells of a row, as far as they can be typed into.
export function cellsOf(row) {
  return [...row.querySelectorAll("input[name$='-based_on']")].map((each) => each.name.slice(0, -9));
}

export const basedOn = (cell) => form.elements.namedItem(`${cell}-based_on`);

export function reasonsOf(row) {
  return ["reason_code", "reason"]
    .map((part) => document.getElementById(`${keyOf(row)}-${part}`))
    .filter(Boolean);
}

// The fields that stand in a cell of the table, its state left out.
export function gridFields(td) {
  return [...(td?.querySelectorAll(IN_TABLE) ?? [])]
    .filter((field) => cellNamed(field) && !/-(?:state|judged)$/.test(field.name));
}

export const isInGrid = (field) => {
  const td = field.closest?.("tbody[data-row] > tr:first-child > td");
  return Boolean(td) && gridFields(td).includes(field);
};

export function inOwnTime(element) {
  for (const time of element.querySelectorAll("time")) {
    time.textContent = ownTime.format(new Date(time.dateTime));
  }
}

export function announce(sentence) {
  document.getElementById("saving").textContent = sentence;
}

export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
}
