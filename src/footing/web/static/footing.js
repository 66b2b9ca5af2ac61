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
