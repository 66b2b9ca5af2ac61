// The sliders beside the numbers, and the pictures that follow them. Without this the form works.
"use strict";

(() => {
  const form = document.getElementById("settings");
  if (!form) return;
  let moved = false;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  for (const slider of form.querySelectorAll("input[type=range]")) {
    const number = document.getElementById(slider.dataset.for);
    const follow = () => {
      slider.value = number.value === "" ? 0 : number.value;
    };
    follow();
    number.addEventListener("input", follow);
    slider.addEventListener("input", () => {
      number.value = slider.value;
    });
  }
  form.addEventListener("input", () => {
    moved = true;
  });

  // With a script the verdict comes by itself, after the page.
  form.elements.full.disabled = true;

  // A verdict on the figures as they were must not undo what was tried meanwhile.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    if (moved && event.detail.target.id === "tried") event.preventDefault();
  });

  // The server draws for this width and these colours.
  document.addEventListener("htmx:configRequest", (event) => {
    const figure = document.querySelector("figure[data-chart]");
    event.detail.parameters.theme = dark.matches ? "dark" : "light";
    if (figure) event.detail.parameters.width = Math.floor(figure.clientWidth);
  });
})();
