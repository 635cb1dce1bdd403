// The engine as the page sees it: started when it is needed, asked one question at a time, and
// ended and started anew to stop a question.

import type { Answer, Answering } from "./answering";

/** What the worker is told. */
export type Order =
  | { kind: "start"; module: WebAssembly.Module; statements: ArrayBuffer }
  | { kind: "ask"; question: string; isGraph: boolean };

export interface Ready {
  kind: "ready";
  statements: number;
  milliseconds: number;
  /** The memory that the engine takes with its statements. */
  bytes: number;
}

/** What the worker tells. */
export type Report = Ready | (Answer & { kind: "answer" | "failed" });

interface Engine {
  worker: Worker;
  ready: Ready;
}

let engine: Promise<Engine> | null = null;
let address: Promise<string> | null = null;
let code: Promise<WebAssembly.Module> | null = null;

/** Start the engine, unless it runs; it is ready when it holds the statements. */
async function startEngine(): Promise<Ready> {
  engine ??= launched();
  try {
    return (await engine).ready;
  } catch (problem) {
    engine = null;
    throw problem;
  }
}

async function launched(): Promise<Engine> {
  address ??= globalThis.spallm.readText("worker").then((text) =>
    URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  code ??= globalThis.spallm.unpack("oxigraph").then((bytes) => WebAssembly.compile(bytes));
  const [place, module, statements] = await Promise.all([address, code, globalThis.spallm.unpack("rdf")]);
  const worker = new Worker(place);
  const ready = told(worker, { kind: "start", module, statements }, [statements]);
  return { worker, ready: await ready as Ready };
}

/** Tell a worker something, and hear what it says to it. */
const told = (worker: Worker, order: Order, given: Transferable[] = []): Promise<Report> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Report>) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    };
    worker.postMessage(order, given);
  });

let before: Promise<unknown> = Promise.resolve();

/** Ask, after those who asked earlier have their answers; `signal` stops it. */
function ask(
  question: string, isGraph: boolean, seconds: number, signal?: AbortSignal,
): Promise<Answer> {
  const answer = before.then(() => askNow(question, isGraph, seconds, signal));
  before = answer.catch(() => {});
  return answer;
}

/** An engine that is too slow, is stopped or breaks down is ended, and the next one started. */
async function askNow(
  question: string, isGraph: boolean, seconds: number, signal?: AbortSignal,
): Promise<Answer> {
  await startEngine();
  if (signal?.aborted) return { kind: "stopped" };
  const { worker } = await engine as Engine;
  let timer = 0;
  const answer = await Promise.race([
    told(worker, { kind: "ask", question, isGraph }) as Promise<Answer>,
    new Promise<Answer>((resolve) => {
      timer = window.setTimeout(() => resolve({ kind: "slow" }), seconds * 1000);
      signal?.addEventListener("abort", () => resolve({ kind: "stopped" }));
    }),
  ]);
  clearTimeout(timer);
  if (answer.kind !== "answer" && !(answer.kind === "failed" && !answer.isBroken)) renew(worker);
  return answer;
}

function renew(worker: Worker): void {
  worker.terminate();
  engine = null;
  startEngine().catch(() => {}); // whoever asks next hears of it
}

const ROW_LIMIT = 10_000;
/** The engine that the page carries. */
export const inPage: Answering = { rows: ROW_LIMIT, isSealed: true, start: startEngine, ask };
