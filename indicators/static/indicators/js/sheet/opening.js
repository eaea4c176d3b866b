// The part below a row is fetched when it is first opened.

import { announce, form, keyOf, rowOf, words } from "./fields.js";

const openerOf = (row) => row.querySelector(".opener");
const partOf = (row) => row.querySelector(":scope > tr.more");

async function fetched(row) {
  const key = keyOf(row);
  const answer = await fetch(`${location.pathname}?open=${encodeURIComponent(key)}`, {
    headers: { "X-Sheet": "open", "X-Sheet-User": words.user },
    redirect: "manual",
  });
  if (!answer.ok) throw new Error(answer.statusText);
  const part = document.createElement("tr");
  part.className = "more";
  part.hidden = true;
  part.id = `more-${key}`;
  part.setAttribute("role", "row");
  const cell = part.insertCell();
  cell.setAttribute("role", "cell");
  cell.colSpan = row.rows[0].cells.length;
  cell.innerHTML = await answer.text();
  return part;
}

// Has the part below a row in the page, hidden until it is opened; whether it could be fetched.
export async function fetchPart(row) {
  try {
    const part = partOf(row) ?? await fetched(row);
    if (!partOf(row)) row.append(part);
    return true;
  } catch {
    return false;
  }
}

// Opens the part below a row, and says whether it could; `focused` is the id of the field to go to.
export async function openRow(row, focused = "") {
  if (!await fetchPart(row)) {
    announce(words.offline);
    return false;
  }
  partOf(row).hidden = false;
  openerOf(row)?.setAttribute("aria-expanded", "true");
  document.getElementById(focused)?.focus();
  return true;
}

form.addEventListener("click", (event) => {
  const opener = event.target.closest(".opener");
  if (!opener) return;
  event.preventDefault();
  const row = rowOf(opener) ?? opener.closest("tbody");
  const isOpen = opener.getAttribute("aria-expanded") === "true";
  if (!isOpen) {
    openRow(row);
    return;
  }
  partOf(row).hidden = true;
  opener.setAttribute("aria-expanded", "false");
});
