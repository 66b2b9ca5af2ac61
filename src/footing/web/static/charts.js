// Draws the pictures of a backlog anew, so that they tell their numbers under the pointer.
// Without this the pictures stand there as files; the numbers are in the tables either way.
"use strict";

(() => {
  const { View, compile, expressionInterpreter, parse } = window.vegaParts;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  // Days come as ISO texts, or as the moments that Vega made of them.
  const day = (cell) =>
    new Date(cell).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });

  const said = (value, order) => {
    const days = ["day", "end"].filter((key) => value[key] !== undefined).map((key) => day(value[key]));
    const cells = order.filter((key) => value[key] !== undefined && value[key] !== null);
    const words = cells.map((key) =>
      typeof value[key] === "number" ? `${key}: ${value[key].toLocaleString("en-GB")}` : value[key],
    );
    return [days.join(" to "), ...words].filter(Boolean).join(" · ");
  };

  const draw = async (figure) => {
    const width = Math.floor(figure.clientWidth);
    const theme = dark.matches ? "dark" : "light";
    const answer = await fetch(`${figure.dataset.chart}?theme=${theme}&width=${width}`);
    if (!answer.ok) return;
    const spec = await answer.json();
    const box = figure.querySelector(".drawing");
    const told = figure.querySelector("figcaption");
    const hint = spec.usermeta.hint;
    // Trees instead of compiled functions: the page's policy forbids to make code from text.
    const view = new View(parse(compile(spec).spec, null, { ast: true }), {
      expr: expressionInterpreter,
      renderer: "svg",
      tooltip: (_handler, _event, _item, value) => {
        told.textContent = value ? said(value, spec.usermeta.order) : hint;
      },
    });
    const inside = box.querySelector("div");
    inside.replaceChildren();
    await view.initialize(inside).runAsync();
    told.textContent = hint;
    box.hidden = told.hidden = false;
    figure.querySelector("picture").hidden = true;
  };

  const figures = [...document.querySelectorAll("figure[data-chart]")];
  const all = () => figures.forEach(draw);
  let width = window.innerWidth;
  let waiting;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return; // a phone's address bar only changes the height
    width = window.innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(all, 200);
  });
  dark.addEventListener("change", all);
  all();
})();
