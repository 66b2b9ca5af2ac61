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

  // The specification that the page brought along, once; later ones are fetched.
  const brought = (figure) => {
    const text = figure.dataset.spec;
    delete figure.dataset.spec;
    return text ? JSON.parse(text) : null;
  };

  const fetched = async (figure) => {
    const address = new URL(figure.dataset.chart, window.location.href);
    address.searchParams.set("theme", dark.matches ? "dark" : "light");
    address.searchParams.set("width", Math.floor(figure.clientWidth));
    const answer = await fetch(address);
    return answer.ok ? answer.json() : null;
  };

  const draw = async (figure) => {
    const spec = brought(figure) || (await fetched(figure));
    if (!spec) return;
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
    const still = figure.querySelector("picture");
    if (still) still.hidden = true;
  };

  const all = () => document.querySelectorAll("figure[data-chart]").forEach(draw);
  let width = window.innerWidth;
  let waiting;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return; // a phone's address bar only changes the height
    width = window.innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(all, 200);
  });
  dark.addEventListener("change", all);
  document.addEventListener("htmx:afterSwap", all);
  all();
})();
