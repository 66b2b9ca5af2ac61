// Builds ../../src/footing/web/static/vendor/vega.js and the licences of all that is in it.
//
//   cd tools/charts && npm ci && npm run build
//
// The first line of the file names a checksum of its sources (this file, entry.mjs and
// package-lock.json), and a test compares it, so that neither changes without the other.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "../../src/footing/web/static/vendor");
const sources = createHash("sha256");
for (const name of ["build.mjs", "entry.mjs", "package-lock.json"]) {
  sources.update(readFileSync(join(here, name)));
}

const { metafile, outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: ["entry.mjs"],
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "vegaParts",
  target: "es2020",
  platform: "browser",
  legalComments: "none",
  metafile: true,
  write: false,
  outfile: "vega.js",
});
const banner = `// Built by tools/charts from ${sources.digest("hex")}; licences in vega.LICENSES.txt\n`;
writeFileSync(join(vendor, "vega.js"), banner + outputFiles[0].text);

const roots = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const found = input.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/);
  if (found) roots.add(found[0]);
}
const told = [...roots].sort().map((root) => {
  const { name, version, license } = JSON.parse(readFileSync(join(here, root, "package.json")));
  const file = readdirSync(join(here, root)).find((one) => /^licen[cs]e/i.test(one));
  const text = file && existsSync(join(here, root, file)) ? readFileSync(join(here, root, file), "utf8") : "";
  return `${name} ${version} (${license})\n\n${text.replaceAll("\r\n", "\n").trim()}\n`;
});
writeFileSync(join(vendor, "vega.LICENSES.txt"), told.join(`\n${"-".repeat(80)}\n\n`));
