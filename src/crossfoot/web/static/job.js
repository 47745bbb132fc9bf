// The page of a job follows it: what changed is put in place, without loading the page again.
"use strict";
(() => {
  const follow = async () => {
    const job = document.getElementById("job");
    if (!job || job.dataset.over === "yes") return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("job");
      if (!found) { location.reload(); return; }
      const isHeld = job.contains(document.activeElement);
      if (found.innerHTML !== job.innerHTML) {
        job.replaceWith(document.adoptNode(found));
        if (isHeld) (found.querySelector("button") ?? found.querySelector("#state")).focus({ preventScroll: true });
      }
    } catch {
      // The server may be busy, or away for a moment: it is asked again.
    }
    setTimeout(follow, 700);
  };
  setTimeout(follow, 400);
})();
