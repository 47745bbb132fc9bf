// Shows a note beside the words it is about: on hover, on keyboard focus, on tap. Without it every highlight is a link
// to its note in the list.
"use strict";
(() => {
  const card = document.getElementById("card");
  let shown = null;
  let pinned = false;
  let quiet = false;
  let timer = 0;

  const idsOf = (link) => link.dataset.of.split(" ");
  const noteOf = (id) => document.getElementById("n-" + id)?.closest(".note");

  const copyOf = (note) => {
    const copy = note.cloneNode(true);
    copy.querySelector("details").open = true;
    for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
    const box = document.createElement("div");
    box.className = copy.className.replace(" on", "");
    box.append(...copy.childNodes);
    return box;
  };

  const mark = (link, on) => {
    for (const id of idsOf(link)) {
      noteOf(id)?.classList.toggle("on", on);
      for (const other of document.querySelectorAll(`.lit[data-of~="${id}"]`)) other.classList.toggle("on", on && other === link);
    }
  };

  const hide = () => {
    clearTimeout(timer);
    const back = card.contains(document.activeElement) ? shown : null;
    if (shown) mark(shown, false);
    card.hidden = true;
    card.replaceChildren();
    shown = null;
    pinned = false;
    quiet = true; // the highlight gets the focus back without showing its note again
    back?.focus();
    quiet = false;
  };

  const put = (link) => {
    card.style.removeProperty("top");
    card.style.removeProperty("left");
    if (!matchMedia("(min-width: 64rem)").matches) return;
    const words = link.getClientRects()[0];
    const box = card.getBoundingClientRect();
    const below = words.bottom + 8 + box.height < innerHeight;
    card.style.top = Math.max(8, below ? words.bottom + 8 : words.top - 8 - box.height) + "px";
    card.style.left = Math.max(8, Math.min(words.left, innerWidth - box.width - 24)) + "px";
  };

  const show = (link) => {
    if (shown === link) return;
    hide();
    const notes = idsOf(link).map(noteOf).filter((note) => note && getComputedStyle(note).display !== "none");
    if (!notes.length) return;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", hide);
    card.append(close, ...notes.map(copyOf));
    card.hidden = false;
    card.scrollTop = 0;
    shown = link;
    mark(link, true);
    put(link);
  };

  for (const link of document.querySelectorAll(".lit")) {
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse" || pinned) return;
      clearTimeout(timer);
      timer = setTimeout(() => show(link), 140);
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "mouse" || pinned) return;
      clearTimeout(timer);
      timer = setTimeout(hide, 220);
    });
    link.addEventListener("focus", () => {
      if (!quiet && link.matches(":focus-visible")) show(link);
    });
    link.addEventListener("blur", (event) => {
      if (!pinned && !card.contains(event.relatedTarget)) hide();
    });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(link);
      pinned = true;
      history.replaceState(null, "", "#" + idsOf(link)[0]);
      if (event.detail === 0) card.querySelector("button")?.focus(); // the enter key, not a pointer
    });
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse" && !pinned) timer = setTimeout(hide, 220);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (shown && !card.contains(event.target) && !event.target.closest(".lit")) hide();
  });
  for (const note of document.querySelectorAll("#claims .note")) {
    const id = note.dataset.id;
    const light = (on) => {
      for (const link of document.querySelectorAll(`.lit[data-of~="${id}"]`)) link.classList.toggle("on", on);
    };
    note.addEventListener("pointerenter", () => light(true));
    note.addEventListener("pointerleave", () => light(false));
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    hide();
    opened = [...document.querySelectorAll(".note details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
    opened = [];
  });
})();
