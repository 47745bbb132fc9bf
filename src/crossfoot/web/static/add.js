// Sending with a bar that shows how much is sent, and files dropped anywhere on the page.
"use strict";
(() => {
  const form = document.getElementById("add");
  const files = document.getElementById("files");
  const bar = document.getElementById("sending");
  const fault = document.getElementById("fault");
  const say = (sentence) => {
    fault.textContent = sentence;
    fault.hidden = false;
    fault.scrollIntoView({ block: "nearest" });
  };
  const tooMuch = () => {
    const size = [...files.files].reduce((sum, file) => sum + file.size, 0);
    if (files.files.length > form.dataset.files) return `At most ${form.dataset.files} files are taken at once.`;
    if (size > form.dataset.most) return `What is added may have at most ${form.dataset.most / 1e6} MB, and this has ${(size / 1e6).toFixed(1)} MB.`;
    return "";
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const sentence = tooMuch();
    if (sentence) { say(sentence); return; }
    const sent = new FormData(form);
    if (event.submitter?.name) sent.append(event.submitter.name, event.submitter.value);
    const asking = new XMLHttpRequest();
    asking.open("POST", form.action);
    asking.responseType = "document";
    asking.upload.addEventListener("progress", (at) => { if (at.lengthComputable) bar.value = at.loaded / at.total; });
    asking.addEventListener("load", () => {
      bar.hidden = true;
      const answer = asking.response;
      if (answer?.getElementById("job")) location.assign(asking.responseURL);
      else say(answer?.getElementById("fault")?.textContent || answer?.querySelector(".lead")?.textContent || "The server did not take it.");
    });
    asking.addEventListener("error", () => { bar.hidden = true; say("The server did not answer; nothing was added."); });
    bar.hidden = false;
    asking.send(sent);
  });

  whenDropped(form, (dropped) => {
    const both = new DataTransfer();
    for (const file of [...files.files, ...dropped]) both.items.add(file);
    files.files = both.files;
    const sentence = tooMuch();
    if (sentence) say(sentence); else fault.hidden = true;
  });
})();
