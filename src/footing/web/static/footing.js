// Small comforts. Every page works without them.
"use strict";

(() => {
  // What needs a script is hidden until there is one.
  for (const element of document.querySelectorAll("[data-needs-script]")) {
    element.hidden = false;
  }

  const say = (button, words) => {
    const before = button.dataset.before || button.textContent;
    button.dataset.before = before;
    button.textContent = words;
    setTimeout(() => {
      button.textContent = before;
    }, 2500);
  };

  const copy = async (button) => {
    const text = document.getElementById(button.dataset.copy).value;
    try {
      await navigator.clipboard.writeText(text);
      say(button, "Copied");
    } catch {
      say(button, "Please select and copy it by hand");
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy], button[data-print]");
    if (!button) return;
    if (button.dataset.copy) copy(button);
    else window.print();
  });

  // While a file is read, say how far it is; then show what was found.
  const reading = document.querySelector("[data-reading]");
  const look = async () => {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = answer.ok && page.querySelector("[data-reading]");
    if (!now) {
      location.reload();
      return;
    }
    reading.replaceChildren(...now.childNodes);
    setTimeout(look, 1000);
  };
  if (reading) setTimeout(look, 1000);

  // What needs another look is read first.
  document.getElementById("faults")?.focus();

  // The time zone of this browser is a better first guess than none.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const select of document.querySelectorAll("select[data-guess-zone]")) {
    const known = [...select.options].some((option) => option.value === zone);
    if (!select.value && known) select.value = zone;
  }

  // Words that were typed and not saved are worth a question.
  let typed = false;
  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-keeps-words]")) typed = true;
  });
  document.addEventListener("submit", () => {
    typed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });
})();
