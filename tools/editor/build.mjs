// Bundles the draft editor into the tree: npm ci && npm run build
// With --check nothing is written; the exit status says whether the tree is up to date.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "../../src/footing/web/static/vendor");
const SOURCES = ["build.mjs", "editor.mjs", "package-lock.json", "package.json"];
const sum = (data) => createHash("sha256").update(data).digest("hex");

const made = await build({
  absWorkingDir: here,
  entryPoints: ["editor.mjs"],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2021",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
});
const inside = new Set();
for (const path of Object.keys(made.metafile.inputs)) {
  const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
  if (found) inside.add(found[1]);
}
const licences = [...inside].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version}\n\n${readFileSync(join(folder, "LICENSE"), "utf8").trim()}\n`;
});
const script = Buffer.from(made.outputFiles[0].contents);
const licence = Buffer.from(licences.join("\n----\n\n"));
const record = [
  "# Written by tools/editor/build.mjs: what the editor was built from, so that a test can compare.",
  "",
  `editor = "${sum(script)}"`,
  `licence = "${sum(licence)}"`,
  "",
  "[sources]",
  ...SOURCES.map((name) => `"${name}" = "${sum(readFileSync(join(here, name)))}"`),
  "",
].join("\n");
const files = { "editor.js": script, "editor.LICENSE.txt": licence, "editor.toml": Buffer.from(record) };
for (const [name, data] of Object.entries(files)) {
  const path = join(vendor, name);
  if (!process.argv.includes("--check")) writeFileSync(path, data);
  else if (!readFileSync(path).equals(data)) {
    console.error(`${name} is not what the sources give; build it anew.`);
    process.exitCode = 1;
  }
}
