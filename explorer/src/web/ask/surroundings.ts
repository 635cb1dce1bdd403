// The surroundings that the explorer's modules expect: in its one file everything is carried in
// blocks, here it is fetched.

import type { Card, Kind, Page } from "../../page/data";
import type { Wires } from "./wires";

/** An entity with the path of its page. */
export interface Entry extends Card {
  path: string;
}

/** What Python publishes for this page; spallm/web/pages/ask_data.py. */
interface Names extends Pick<Page, "queries" | "prefixes" | "vocabulary"> {
  kinds: Kind[];
  cards: Entry[];
}

/** Everything else that the explorer's page says is not needed for asking. */
const NOTHING: Omit<Page, keyof Names> = {
  about: { title: "", subtitle: "", version: "", date: "", licence: "", engine: "", asks: true },
  relations: [], regions: [], disputes: [], terms: [], evidence: [], facets: [], outcomes: [],
  evaluations: [], leaks: [], open_weights: [], peer_reviewed: [], references: {},
  nodes: { x: [], y: [], size: [], region: [], year: [], date: [] },
  edges: { from: [], to: [], r: [], e: [] },
};

/** Fetch the names, and say where everything else is fetched from. */
export async function ready(wires: Wires): Promise<void> {
  const names = await (await fetched(wires.names)).json() as Names;
  const address = (name: string): string => FILES[name] ? wires.static + FILES[name] : (wires.statements ?? "");
  globalThis.spallm = {
    page: { ...NOTHING, ...names },
    unpack: async (name) => plain(await (await fetched(address(name))).arrayBuffer()),
    readText: async (name) => (await fetched(address(name))).text(),
    run: (name) => run(address(name)),
  };
}

const FILES: Record<string, string> = { editor: "editor.js", worker: "worker.js", oxigraph: "oxigraph.wasm.gz" };

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** Bytes that may be gzip: some servers unpack such files on the way, most do not. */
async function plain(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

const run = (address: string): Promise<void> =>
  new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done();
    script.onerror = () => failed(new Error(address));
    document.head.append(script);
  });
