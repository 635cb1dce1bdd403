// The engine in a worker: it can be ended at any moment, which is the only way to stop a question.

import { initSync, Store } from "oxigraph/web.js";
import type { Order, Report } from "./engine";
import { trigOf } from "./trig";

let store: Store | null = null;
let lastWords = "";
// The engine's last words, before it breaks down, go to the console.
console.error = (...words) => {
  lastWords = words.map(String).join(" ");
};

const report = (told: Report): void => postMessage(told);

function start(module: WebAssembly.Module, statements: ArrayBuffer): void {
  const began = performance.now();
  const { memory } = initSync({ module });
  store = new Store();
  const text = trigOf(JSON.parse(new TextDecoder().decode(statements)));
  // In a transaction: without one the engine takes six times the memory, and no less time.
  store.load(text, { format: "application/trig", lenient: true });
  const milliseconds = performance.now() - began;
  report({ kind: "ready", statements: store.size, milliseconds, bytes: memory.buffer.byteLength });
}

function answer(question: string, isGraph: boolean): void {
  const began = performance.now();
  try {
    const format = isGraph ? "application/n-triples" : "application/sparql-results+json";
    const text = store?.query(question, { results_format: format }) as string;
    report({ kind: "answer", text, milliseconds: performance.now() - began });
  } catch (problem) {
    const isBroken = problem instanceof WebAssembly.RuntimeError || problem instanceof RangeError;
    const message = isBroken ? lastWords : problem instanceof Error ? problem.message : String(problem);
    report({ kind: "failed", message, isBroken });
  }
}

addEventListener("message", ({ data }: MessageEvent<Order>) => {
  if (data.kind === "start") start(data.module, data.statements);
  else answer(data.question, data.isGraph);
});
