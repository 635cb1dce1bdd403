// What the editor's script and the page say to each other; the script runs when somebody asks.

import type { VocabularyTerm, Words } from "../page/data";

/** Where a question is written: an editor, or a plain box where the editor could not start. */
export interface Box {
  text(): string;
  setText(text: string): void;
  focus(): void;
  /** Show the place of a fault, or that there is none. */
  mark(offset: number | null): void;
  /** Name everything in the current language. */
  showWords(): void;
}

/** An entity that can be completed: how it is written, what it is, and its names. */
export interface Entity {
  iri: string;
  kind: Words;
  names: string[];
}

export interface Settings {
  text: string;
  prefixes: Readonly<Record<string, string>>;
  vocabulary: readonly VocabularyTerm[];
  entities: readonly Entity[];
  say(words: Words | undefined): string;
  label(): string;
  language(): string;
  run(): void;
}

declare global {
  /** Set by the editor's script. */
  var spallmEditor: { mount(host: HTMLElement, settings: Settings): Box } | undefined;
}
