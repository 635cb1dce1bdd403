// Who answers: the engine in the page, or an endpoint on the web; one face for both.

import { inPage } from "./engine";

export type Answer =
  | { kind: "answer"; text: string; milliseconds: number }
  | { kind: "failed"; message: string; isBroken: boolean }
  | { kind: "slow" }
  | { kind: "stopped" }
  /** What a server says instead of an answer, and the status that it says it under. */
  | { kind: "refused"; status: number; message: string }
  /** A server that was not reached, or whose answer broke off. */
  | { kind: "lost"; isBrokenOff: boolean };

export interface Answering {
  /** So many rows are shown of any answer. */
  rows: number;
  /** Whether nothing that a question names can be asked: then SERVICE is refused unasked. */
  isSealed: boolean;
  /** Get ready; it may be called again and again. */
  start(): Promise<unknown>;
  /** Answer as the JSON of SPARQL results, or as N-Triples; `signal` stops it. */
  ask(question: string, isGraph: boolean, seconds: number, signal?: AbortSignal): Promise<Answer>;
}

let chosen: Answering = inPage;

export const answering = (): Answering => chosen;

/** Let somebody else answer from now on. */
export const answerWith = (other: Answering): void => {
  chosen = other;
};

/** Ask whoever answers. */
export const ask: Answering["ask"] = (...question) => chosen.ask(...question);
