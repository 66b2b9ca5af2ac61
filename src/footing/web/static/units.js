// Escape twice does what the button does.
"use strict";

(() => {
  let last = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (event.timeStamp - last < 800) document.getElementById("more").submit();
    last = event.timeStamp;
  });
})();
