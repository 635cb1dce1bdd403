// The endpoint: a server that answers, asked as the SPARQL 1.1 Protocol has it.

import type { Answer, Answering } from "../../ask/answering";

const TABLE = "application/sparql-results+json";
const GRAPH = "application/n-triples";

/** An endpoint at an address; it keeps the time itself, and lets `rows` through at most. */
export function endpoint(address: string, rows: number): Answering {
  return {
    // One row more than are shown tells a whole answer from a cut one.
    rows: rows - 1,
    isSealed: false,
    start: () => Promise.resolve(),
    ask: (question, isGraph, _seconds, signal) => asked(address, question, isGraph ? GRAPH : TABLE, signal),
  };
}

async function asked(address: string, question: string, accept: string, signal?: AbortSignal): Promise<Answer> {
  const began = performance.now();
  let isUnderWay = false;
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: accept },
      body: question,
      ...(signal ? { signal } : {}),
    });
    isUnderWay = response.ok;
    const text = await response.text();
    if (response.ok) return { kind: "answer", text, milliseconds: performance.now() - began };
    return { kind: "refused", status: response.status, message: reasonIn(text, response) };
  } catch {
    if (signal?.aborted) return { kind: "stopped" };
    return { kind: "lost", isBrokenOff: isUnderWay };
  }
}

/** The reason that a server gives, as plain text or as JSON; a page of a proxy is none. */
function reasonIn(text: string, { headers }: Response): string {
  const type = headers.get("Content-Type") ?? "";
  if (type.includes("html")) return "";
  if (!type.includes("json")) return text;
  try {
    const { detail, message, error, hint } = JSON.parse(text) as Record<string, unknown>;
    return [detail ?? message ?? error, hint].filter((part) => typeof part === "string").join("\n");
  } catch {
    return text;
  }
}
