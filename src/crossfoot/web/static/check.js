// A draft checked again without losing the place, files dropped anywhere, and marks and notes that point at each other.
"use strict";
(() => {
  const form = document.getElementById("draft");
  const area = document.getElementById("text");
  const file = document.getElementById("file");
  const most = 1e6;

  const say = (sentence) => {
    const told = document.createElement("p");
    told.className = "fault";
    told.setAttribute("role", "alert");
    told.textContent = sentence;
    document.querySelectorAll("#checked > .fault").forEach((old) => old.remove());
    document.getElementById("checked").prepend(told);
    told.scrollIntoView({ block: "nearest" });
  };

  // The answer replaces what was found; what is being typed, and where it stands on the screen, stay.
  const show = (html, keepsText) => {
    const answer = new DOMParser().parseFromString(html, "text/html");
    const found = answer.getElementById("checked");
    if (!found) return say(answer.querySelector(".lead")?.textContent ?? "The page is out of date: open it again.");
    const held = form.contains(document.activeElement) ? form : document.getElementById("checked");
    const at = held.getBoundingClientRect().top;
    document.getElementById("checked").replaceWith(document.adoptNode(found));
    const text = answer.getElementById("text");
    if (!keepsText && text) area.value = text.value;
    form.querySelector("button.first").textContent = answer.querySelector("#draft button.first").textContent;
    document.getElementById("meanings")?.closest("section").remove();
    file.value = "";
    const now = (held === form ? form : document.getElementById("checked")).getBoundingClientRect().top;
    scrollBy({ top: now - at, behavior: "instant" });
  };

  let running = false;
  const check = async () => {
    if (running) return;
    const sent = new FormData(form);
    if (file.files[0]?.size > most || new Blob([area.value]).size > most) {
      say("A draft may have at most 1 MB, and this one has more.");
      return;
    }
    const isFirst = !document.querySelector("#checked .notes");
    const fromFile = file.files.length > 0;
    running = true;
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: sent });
      show(await answer.text(), !fromFile);
      if (isFirst || fromFile) {
        const summary = document.getElementById("summary");
        summary?.scrollIntoView();
        summary?.focus({ preventScroll: true });
      }
    } catch {
      say("The server did not answer; the text is still here.");
    } finally {
      running = false;
      form.removeAttribute("aria-busy");
    }
  };
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "give") return;
    event.preventDefault();
    check();
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); check(); }
  });

  whenDropped(form, (dropped) => {
    if (dropped.length > 1) { say("One draft is checked at a time, and several files were dropped."); return; }
    file.files = dropped;
    check();
  });

  // A mark and its note are lit together; the list of notes follows the mark that is looked at.
  const pair = (target) => {
    const mark = target.closest?.(".lit");
    const note = target.closest?.(".notes > li");
    if (mark) return [mark, ...mark.dataset.of.split(" ").map((id) => document.getElementById("n-" + id))];
    if (note) return [note, document.getElementById(note.id.slice(2))?.closest(".lit")];
    return [];
  };
  const meet = (event) => {
    document.querySelectorAll(".met-with").forEach((one) => one.classList.remove("met-with"));
    // Where the pointer is over nothing in particular, what has the focus stays lit.
    const [from, ...others] = pair(event.target).length ? pair(event.target) : pair(document.activeElement);
    for (const one of [from, ...others]) one?.classList.add("met-with");
    const note = others.find((one) => one?.matches("li"));
    const pane = note?.closest(".found");
    if (pane && pane.scrollHeight > pane.clientHeight) {
      pane.scrollTop += note.getBoundingClientRect().top - pane.getBoundingClientRect().top - 40;
    }
  };
  document.addEventListener("pointerover", meet);
  document.addEventListener("focusin", meet);
})();
