"""The browser's face: local pages that parse, call one function of app, and render."""
