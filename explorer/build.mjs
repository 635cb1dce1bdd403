// Bundles the page's scripts and styles, and packs them as the page carries them.
//
//   node build.mjs OUT
//
// The explorer is one file: `start` stands in the page as it is and unpacks the rest: `main` when the page opens, `editor`,
// `worker` and the engine when somebody asks a question. The web pages of `spallm serve` and
// `spallm site` load scripts as files instead: `web/` holds one for each sort of page.

import { createRequire } from "node:module";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = import.meta.dirname ?? dirname(new URL(import.meta.url).pathname);
const out = resolve(process.argv[2] ?? join(here, "..", "spallm", "views", "built"));

/** Whether a text may stand between script tags. */
const fits = (text) => !/<\/script|<!--/i.test(text);

async function bundle(entry) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    outdir: out,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
  return { files: new Map(outputFiles.map((file) => [file.path.split(/[\\/]/).pop(), file.text])), metafile };
}

/** The names of the packages that a bundle holds. */
function packagesIn(metafile) {
  const paths = Object.keys(metafile.inputs).filter((path) => path.includes("node_modules/"));
  return paths.map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)[1]);
}

/** Name, version and licence text of each package, as their licences ask. */
async function notices(names) {
  const entries = [...new Set(names)].sort().map(async (name) => {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? await readFile(join(folder, file), "utf8") : `${license} licence.`;
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return (await Promise.all(entries)).join("\n----\n\n");
}

const packed = (bytes) => {
  const zipped = gzipSync(bytes, { level: 9 });
  zipped[9] = 255; // the operating system, which must not decide over the bytes
  return zipped;
};

await mkdir(out, { recursive: true });
const [start, main, editor, worker] = await Promise.all(
  ["src/start.ts", "src/main.ts", "src/ask/editor.ts", "src/ask/worker.ts"].map(bundle),
);
const scripts = {
  "main.js": main.files.get("main.js"),
  "editor.js": editor.files.get("editor.js"),
  "worker.js": worker.files.get("worker.js"),
};
for (const [name, text] of Object.entries({ "start.js": start.files.get("start.js"), ...scripts })) {
  if (!fits(text)) throw new Error(`${name} cannot stand inside a page: it ends its own element`);
}
await writeFile(join(out, "start.js"), start.files.get("start.js"));
await writeFile(join(out, "page.css"), main.files.get("main.css"));
for (const [name, text] of Object.entries(scripts)) await writeFile(join(out, `${name}.gz`), packed(text));
const engine = createRequire(import.meta.url).resolve("oxigraph/web_bg.wasm");
await writeFile(join(out, "oxigraph.wasm.gz"), packed(await readFile(engine)));
const held = [main, editor, worker].flatMap(({ metafile }) => packagesIn(metafile));
const pages = await Promise.all(["site", "browse", "compare", "ask"].map((name) => bundle(`src/web/${name}.ts`)));
await mkdir(join(out, "web"));
for (const { files } of pages) {
  for (const [name, text] of files) await writeFile(join(out, "web", name), text);
}
const inPages = pages.flatMap(({ metafile }) => packagesIn(metafile));
await writeFile(join(out, "notices.txt.gz"), packed(await notices([...held, ...inPages])));
