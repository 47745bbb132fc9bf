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
        if (!found) return;
        // What puts a proof in doubt belongs beside the number it is about.
        for (const doubt of found.querySelectorAll(".doubt[data-of]")) {
          const beside = [...document.querySelectorAll(".doubts")].find((one) => one.dataset.of === doubt.dataset.of);
          if (beside) beside.replaceChildren(doubt);
        }
        place.replaceChildren(...found.childNodes);
      })
      .catch(() => {
        if (told) told.textContent = "could not be worked out just now";
      });
  }
})();
