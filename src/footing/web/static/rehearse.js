// The rehearsal with a clock: one part at a time, then one question at a time. Nothing is recorded
// and nothing is sent; without this script the page is plain steps.
"use strict";

(() => {
  const root = document.querySelector("[data-rehearsal]");
  if (!root) return;
  const one = (name) => root.querySelector(`[data-${name}]`);
  const all = (name) => [...root.querySelectorAll(`[data-${name}]`)];
  const clock = one("clock");
  const next = one("next");
  const result = one("result");
  const most = Number(root.dataset.most);
  const reckoned = Number(root.dataset.reckoned);

  let kind = "";
  let steps = [];
  let place = 0;
  let times = [];
  let begun = 0;
  let ticking = 0;

  const said = (seconds) => {
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  };
  const sum = () => times.reduce((whole, time) => whole + time, 0);
  const spent = () => (performance.now() - begun) / 1000;

  const tick = () => {
    one("now").textContent = said(spent());
    one("sum").textContent = said(sum() + spent());
    one("all").classList.toggle("over", sum() + spent() > most);
  };

  const details = () => steps[place].querySelector("details");

  // In the talk “Next” ends a part; a question is answered first and compared then.
  const name = () => {
    const compared = kind === "questions" && details().open;
    const last = place === steps.length - 1;
    if (kind === "questions" && !compared) next.textContent = "Compare";
    else if (last) next.textContent = "Done";
    else next.textContent = kind === "talk" ? "Next part" : "Next question";
  };

  const show = () => {
    for (const step of all("step")) step.hidden = step !== steps[place];
    begun = performance.now();
    name();
    tick();
  };

  const stop = () => {
    clearInterval(ticking);
    ticking = 0;
    clock.hidden = true;
    root.classList.remove("running");
    for (const step of all("step")) step.hidden = false;
    for (const section of root.querySelectorAll("section")) section.hidden = false;
    one("begin").hidden = false;
    for (const part of all("announce")) part.removeAttribute("aria-live");
  };

  const start = (what) => {
    kind = what;
    steps = all("step").filter((step) => step.dataset.step === what);
    if (!steps.length) return;
    place = 0;
    times = [];
    result.hidden = true;
    one("begin").hidden = true;
    for (const part of all("announce")) part.setAttribute("aria-live", "polite");
    for (const step of steps) {
      if (what === "questions") step.querySelector("details").open = false;
      else step.querySelector("[data-took]").hidden = true;
    }
    for (const section of root.querySelectorAll("section")) {
      section.hidden = !section.contains(steps[0]);
    }
    one("all").hidden = what !== "talk";
    clock.hidden = false;
    root.classList.add("running");
    clearInterval(ticking);
    ticking = setInterval(tick, 250);
    show();
    steps[0].scrollIntoView({ block: "center" });
    next.focus({ preventScroll: true });
  };

  const ended = () => {
    stop();
    if (kind === "questions") {
      one("start").focus();
      return;
    }
    steps.forEach((step, number) => {
      const took = step.querySelector("[data-took]");
      took.textContent = `You took ${said(times[number])}.`;
      took.hidden = false;
    });
    const whole = sum();
    const says = whole < reckoned * 0.4 ? "quick" : Math.round(whole) > most ? "over" : "within";
    for (const words of all("says")) words.hidden = words.dataset.says !== says;
    one("whole-time").textContent = said(whole);
    one("longest").textContent = times.indexOf(Math.max(...times)) + 1;
    result.hidden = false;
    result.focus();
  };

  next.addEventListener("click", () => {
    if (kind === "questions" && !details().open) {
      clearInterval(ticking);
      details().open = true;
      name();
      return;
    }
    times.push(spent());
    if (place === steps.length - 1) {
      ended();
      return;
    }
    place += 1;
    if (kind === "questions") {
      clearInterval(ticking);
      ticking = setInterval(tick, 250);
    }
    show();
  });
  one("stop").addEventListener("click", () => {
    stop();
    one("start").focus();
  });
  for (const button of all("start")) {
    button.addEventListener("click", () => start(button.dataset.start));
  }
  for (const step of all("step")) {
    step.querySelector("details")?.addEventListener("toggle", () => {
      if (ticking && steps.includes(step)) name();
    });
  }
  if (one("begin")) one("begin").hidden = false;
})();
