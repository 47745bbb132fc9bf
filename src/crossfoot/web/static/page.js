// Brings the note of the claim that was asked for into sight, inside its own column, without moving the page.
"use strict";
(() => {
  const list = document.getElementById("claims");
  const open = list?.querySelector(".note > details[open]");
  if (open && getComputedStyle(list).overflowY === "auto") list.scrollTop = open.offsetTop - list.offsetTop - 8;
})();
