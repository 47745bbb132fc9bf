// What is still being worked out is fetched again until it is there; without this the page offers a link.
"use strict";
(() => {
  let left = 20;
  const again = async () => {
    const here = document.getElementById("news");
    if (!here?.hasAttribute("data-pending") || left-- <= 0) return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const there = page.getElementById("news");
      if (there && !here.contains(document.activeElement)) here.replaceWith(there);
    } catch { /* the server is away: the page stays as it is, and is asked for again */ }
    setTimeout(again, 2500);
  };
  setTimeout(again, 1500);
})();
