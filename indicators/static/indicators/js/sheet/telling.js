// Where a row and the sheet say how saving goes.

import { words } from "./fields.js";

const trouble = document.getElementById("trouble");

export function say(row, kind, sentence) {
  const save = row.querySelector(".says .save") ?? madeIn(row.querySelector(".says"));
  save.className = `save ${kind}`;
  save.textContent = sentence;
  save.closest("p").hidden = false;
}

function madeIn(says) {
  const line = document.createElement("p");
  const save = document.createElement("span");
  line.append(save);
  says.append(line);
  return save;
}

// "signedOut" or "offline": said once, until it is over.
export function tellTrouble(kind) {
  if (trouble.dataset.kind === kind) return;
  trouble.dataset.kind = kind;
  trouble.hidden = false;
  trouble.textContent = words[kind];
  if (kind !== "signedOut") return;
  const link = document.createElement("a");
  link.href = `${words.signIn}?next=${encodeURIComponent(location.pathname)}`;
  link.target = "_blank";
  link.textContent = words.signInAgain;
  trouble.append(" ", link);
}

export function troubleIsOver() {
  if (!trouble.dataset.kind) return;
  delete trouble.dataset.kind;
  trouble.textContent = words.back;
  setTimeout(() => { if (!trouble.dataset.kind) trouble.hidden = true; }, 6_000);
}
