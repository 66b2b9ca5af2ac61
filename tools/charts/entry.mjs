// What static/charts.js needs of Vega: compile a Vega-Lite specification, run it without eval.
export { View, loader, parse } from "vega";
export { compile } from "vega-lite";
export { expressionInterpreter } from "vega-interpreter";
