// Keys, and what a chart tells when a mark is pointed at. Every page works without it.
"use strict";
(() => {
  const typing = (event) => event.target.closest("input, textarea, select, [contenteditable]");
  const keys = document.getElementById("keys");
  const goTo = new Map();
  for (const link of document.querySelectorAll(".top nav a")) {
    const key = link.dataset.key || link.textContent.trim()[0].toLowerCase();
    if (!goTo.has(key)) goTo.set(key, link);
  }
  // On a phone the menu runs on to the right: the page that is open is always in sight.
  const bar = document.querySelector(".top nav");
  const here = bar?.querySelector("[aria-current]");
  if (here && bar.scrollWidth > bar.clientWidth) bar.scrollLeft = here.offsetLeft - bar.offsetLeft - 32;
  const button = document.querySelector("button.keys");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => keys.showModal());
  }

  let going = false;
  const step = (by) => {
    const numbers = [...document.querySelectorAll("main a.number, main a.lit")].filter((one) => one.checkVisibility());
    if (!numbers.length) return;
    const at = numbers.indexOf(document.activeElement);
    numbers[(at + by + numbers.length + (at < 0 && by < 0 ? 1 : 0)) % numbers.length].focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event) || keys?.open) return;
    if (going) {
      going = false;
      goTo.get(event.key)?.click();
      return;
    }
    if (event.key === "g") going = true;
    else if (event.key === "?") keys?.showModal();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") document.getElementById("find")?.focus();
    else if (event.key === "d") document.getElementById("asof")?.focus();
    else return;
    event.preventDefault();
  });

  // The words of a mark, beside it: what the drawing wrote into its label.
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.hidden = true;
  tip.setAttribute("role", "status");
  document.body.append(tip);
  const show = (mark) => {
    const words = mark.getAttribute("aria-label");
    if (!words) return;
    tip.replaceChildren(...words.split("; ").map((line) => {
      const one = document.createElement("div");
      one.textContent = line;
      return one;
    }));
    tip.hidden = false;
    const box = mark.getBoundingClientRect();
    const own = tip.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left + box.width / 2 - own.width / 2), innerWidth - own.width - 8);
    const above = box.top - own.height - 8;
    tip.style.left = left + "px";
    tip.style.top = (above > 0 ? above : box.bottom + 8) + "px";
  };
  const hide = () => { tip.hidden = true; };
  for (const chart of document.querySelectorAll("figure.chart")) {
    const markOf = (event) => event.target.closest?.("[aria-label]") ||
      event.target.querySelector?.("[aria-label]");
    chart.addEventListener("pointerover", (event) => { const mark = markOf(event); if (mark && mark.closest("svg") !== mark) show(mark); else hide(); });
    chart.addEventListener("pointerleave", hide);
    chart.addEventListener("focusin", (event) => { const mark = markOf(event); if (mark) show(mark); });
    chart.addEventListener("focusout", hide);
  }
  addEventListener("scroll", hide, { passive: true });
})();
