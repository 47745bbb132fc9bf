// Fetches what takes some seconds into the page that links to it. Without it the link leads there.
"use strict";
(() => {
  for (const place of document.querySelectorAll(".later[data-from]")) {
    const told = place.querySelector(".more");
    if (told) told.textContent = "being worked out…";
    fetch(place.dataset.from, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
      .then((text) => {
        const found = new DOMParser().parseFromString(text, "text/html").getElementById("further");
        if (found) place.replaceChildren(...found.childNodes);
      })
      .catch(() => {
        if (told) told.textContent = "could not be worked out just now";
      });
  }
})();
