// Saved questions: the list of them, and a form for the one that is chosen.

import { page, type QueryParameter, type SavedQuery, type Words } from "../page/data";
import { folded } from "../page/finding";
import { button, make } from "../dom/dom";
import { inAll, say } from "../words/language";
import { bound } from "./binding";
import { Chooser } from "./chooser";
import { choicesFor } from "./choices";
import { Trouble } from "./trouble";
import { PLAIN, type Value, valueFor } from "./values";

const WORDS = {
  search: ["Search the saved questions", "搜索已存查询"] as Words,
  none: ["No saved question holds these words.", "没有包含这些词的已存查询。"] as Words,
  all: ["← All questions", "← 全部查询"] as Words,
  ask: ["Ask", "查询"] as Words,
  edit: ["Edit as SPARQL", "以 SPARQL 编辑"] as Words,
};
/** Fewer questions need no search. */
const MANY = 8;

export type Values = ReadonlyMap<string, string>;

export interface Acts {
  /** Put the answer to another question away. */
  forget(): void;
  /** Ask a text; `values` are what its parameters were filled with, as addresses name it. */
  ask(text: string, name: string, values: Values): void;
  edit(text: string): void;
}

let open: SavedQuery | null = null;
let asked = "";
/** What was filled in, so that a change of language keeps it. */
const filled = new Map<string, string>();

/** Show the list or the form, as it was left. */
export function showSaved(host: HTMLElement, acts: Acts): void {
  host.replaceChildren(...(open ? form(host, open, acts) : list(host, acts)));
}

/** Open the form of a question, filled in, or the list; whether there is such a question. */
export function openSaved(name: string, values: Values): boolean {
  open = page.queries.find((query) => query.name === name) ?? null;
  filled.clear();
  for (const [parameter, value] of values) filled.set(parameter, value);
  return open !== null;
}

function list(host: HTMLElement, acts: Acts): HTMLElement[] {
  const rows = page.queries.map((query) => ({
    row: entry(host, query, acts),
    texts: [query.name, ...inAll(query.t), ...inAll(query.d)].map(folded),
  }));
  const none = make("p", { class: "hint", hidden: true }, say(WORDS.none));
  const search = make("input", {
    type: "search", class: "search-questions", value: asked,
    placeholder: say(WORDS.search), "aria-label": say(WORDS.search),
  });
  const narrow = (): void => {
    asked = search.value;
    const words = folded(asked).split(/\s+/).filter(Boolean);
    for (const { row, texts } of rows) {
      row.hidden = !words.every((word) => texts.some((text) => text.includes(word)));
    }
    none.hidden = rows.some(({ row }) => !row.hidden);
  };
  search.addEventListener("input", narrow);
  narrow();
  const all = make("ul", { class: "questions" }, ...rows.map(({ row }) => row));
  return rows.length > MANY ? [search, none, all] : [all];
}

function entry(host: HTMLElement, query: SavedQuery, acts: Acts): HTMLElement {
  const way = button("", () => {
    open = query;
    filled.clear();
    acts.forget();
    showSaved(host, acts);
    host.querySelector<HTMLElement>("form input, form button[type=submit]")?.focus();
  }, { class: "question", "data-name": query.name });
  way.append(make("strong", {}, say(query.t)), make("span", {}, say(query.d)));
  return make("li", {}, way);
}

function form(host: HTMLElement, query: SavedQuery, acts: Acts): HTMLElement[] {
  const fields = query.parameters.map((parameter) => new Field(parameter));
  const withText = (act: (text: string, values: Values) => void) => async (event: Event): Promise<void> => {
    event.preventDefault();
    const values = await valuesIn(fields);
    if (values) act(bound(query.text, mapped(values, ({ term }) => term)), mapped(values, ({ word }) => word));
  };
  const back = button(say(WORDS.all), () => {
    open = null;
    acts.forget();
    showSaved(host, acts);
    host.querySelector<HTMLElement>(`[data-name="${CSS.escape(query.name)}"]`)?.focus();
  }, { class: "more back" });
  const submit = withText((text, values) => acts.ask(text, query.name, values));
  const element = make("form", { class: "fill", submit },
    ...fields.map((field) => field.element),
    make("div", { class: "acts" },
      make("button", { type: "submit", class: "plain main" }, say(WORDS.ask)),
      button(say(WORDS.edit), withText(acts.edit), { class: "plain" })));
  return [back, make("h2", {}, say(query.t)), make("p", { class: "told" }, say(query.d)), element];
}

const mapped = <T>(values: ReadonlyMap<string, Value>, part: (value: Value) => T): Map<string, T> =>
  new Map([...values].map(([name, value]) => [name, part(value)]));

/** The values by their parameters; nothing if one of them is none. */
async function valuesIn(fields: Field[]): Promise<Map<string, Value> | null> {
  const values = new Map<string, Value>();
  for (const field of fields) {
    const value = await field.value();
    if (value !== null) values.set(field.parameter.name, value);
  }
  if (values.size === fields.length) return values;
  fields.find((field) => field.isWrong)?.focus();
  return null;
}

/** A parameter with its box, and what is wrong with its value. */
class Field {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #fault = make("p", { class: "fault", role: "alert" });

  constructor(readonly parameter: QueryParameter) {
    const id = `ask-${parameter.name}`;
    const value = filled.get(parameter.name) ?? parameter.default ?? "";
    this.#fault.id = `${id}-fault`;
    let list: HTMLElement | null = null;
    if (PLAIN.has(parameter.type)) {
      const mode = { integer: "numeric", iri: "url" }[parameter.type];
      this.#input = make("input", { id, type: "text", autocomplete: "off", inputmode: mode, value });
    } else ({ input: this.#input, list } = new Chooser(id, value, choicesFor(parameter.type)));
    this.#input.setAttribute("aria-describedby", this.#fault.id);
    this.element = make("div", { class: "field", focusout: () => this.#keep() },
      make("label", { for: id }, say(parameter.t) || parameter.name), this.#input, list, this.#fault);
  }

  get isWrong(): boolean {
    return this.#input.getAttribute("aria-invalid") === "true";
  }

  focus(): void {
    this.#input.focus();
  }

  async value(): Promise<Value | null> {
    this.#keep();
    try {
      const value = await valueFor(this.parameter, this.#input.value);
      this.#tell("");
      return value;
    } catch (problem) {
      if (!(problem instanceof Trouble)) throw problem;
      this.#tell(say(problem.words, ...problem.fill));
      return null;
    }
  }

  #keep(): void {
    filled.set(this.parameter.name, this.#input.value);
  }

  #tell(fault: string): void {
    this.#fault.textContent = fault;
    this.#input.setAttribute("aria-invalid", String(fault !== ""));
  }
}
