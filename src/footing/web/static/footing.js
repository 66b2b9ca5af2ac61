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
  let typed = null;
  document.addEventListener("input", (event) => {
    typed = event.target.closest("form[data-keeps-words]") ?? typed;
  });
  document.addEventListener("submit", () => {
    typed = null;
  });
  window.addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });

  // Hide or lock the page. Words that were not saved go along and wait, in memory only.
  const veil = document.getElementById("hide");
  if (!veil) return;
  const channel = new BroadcastChannel("page");
  const leaving = () => {
    const fields = typed ? new FormData(typed) : new FormData();
    if (typed) fields.set("held", new URL(typed.getAttribute("action"), location.href).pathname);
    fields.set("token", veil.elements.token.value);
    for (const [name, value] of [...fields]) {
      if (typeof value !== "string") fields.delete(name);
    }
    return new URLSearchParams(fields);
  };
  const hide = (told) => {
    const words = leaving();
    typed = null;
    document.title = "Units";
    if (!told) channel.postMessage("hide");
    // A beacon is sent even though the page goes at once; what is too long for one goes as a form.
    if (navigator.sendBeacon("/hide", words)) {
      location.replace("/units");
      return;
    }
    document.body.hidden = true;
    fetch("/hide", { method: "POST", body: words }).finally(() => location.replace("/units"));
  };
  const lock = async (told) => {
    const words = leaving();
    typed = null;
    if (!told) channel.postMessage("lock");
    document.body.hidden = true;
    try {
      await fetch("/lock", { method: "POST", body: words });
    } finally {
      location.replace("/unlock");
    }
  };
  channel.addEventListener("message", (event) => {
    if (event.data === "hide") hide(true);
    if (event.data === "lock") lock(true);
  });
  veil.addEventListener("submit", (event) => {
    event.preventDefault();
    hide();
  });
  // The button on the page Keep locks this tab by itself; the others are told.
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") === "/lock") channel.postMessage("lock");
  });
  let escaped = -Infinity;
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      if (event.timeStamp - escaped < 800) hide();
      escaped = event.timeStamp;
    },
    true,
  );
  // A page that the browser had put away may have been locked meanwhile.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  // Without a touch for so long, it locks. While somebody writes, the program is told so.
  const patience = Number(document.body.dataset.lockAfter) * 60_000;
  if (!patience) return;
  let touched = Date.now();
  let told = touched;
  for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    document.addEventListener(kind, () => { touched = Date.now(); }, { capture: true, passive: true });
  }
  setInterval(async () => {
    if (Date.now() - touched >= patience) {
      lock();
    } else if (touched > told && Date.now() - told > Math.min(60_000, patience / 4)) {
      told = Date.now();
      const words = new URLSearchParams({ token: veil.elements.token.value });
      const answer = await fetch("/awake", { method: "POST", body: words });
      if (answer.status === 423) lock(true);
    }
  }, Math.min(5_000, patience / 10));
})();
