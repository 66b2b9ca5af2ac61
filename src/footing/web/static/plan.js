// The sliders beside the numbers, and the pictures that follow them. Without this the form works.
"use strict";

(() => {
  const form = document.getElementById("settings");
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

  // The server draws for this width and these colours.
  form.addEventListener("htmx:configRequest", (event) => {
    const figure = document.querySelector("figure[data-chart]");
    event.detail.parameters.theme = dark.matches ? "dark" : "light";
    if (figure) event.detail.parameters.width = Math.floor(figure.clientWidth);
  });
})();
