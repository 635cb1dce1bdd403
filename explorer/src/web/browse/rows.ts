// The rows of a list, as the page holds them.

import { folded } from "./folding";

/** A row: its place in each order, the values of its facets as `facet.value`, and how it is found. */
export interface Row {
  element: HTMLTableRowElement;
  places: number[];
  values: ReadonlySet<string>;
  year: number | null;
  text: string;
  /** The keys of its bibliographic entries, where the page gives them. */
  cited: string[];
}

const tokens = (text: string | undefined): string[] => (text ?? "").split(" ").filter(Boolean);

/** What a reader sees of a row, and the other names that it has. */
const textOf = (element: HTMLTableRowElement): string =>
  folded([...[...element.querySelectorAll("a, p, td")].map((part) => part.textContent), element.dataset.also ?? ""]
    .join("\n"));

function rowOf(element: HTMLTableRowElement): Row {
  const { o, f, y, cite } = element.dataset;
  return {
    element,
    places: tokens(o).map(Number),
    values: new Set(tokens(f)),
    year: y ? Number(y) : null,
    text: textOf(element),
    cited: tokens(cite),
  };
}

export const rowsIn = (body: HTMLElement): Row[] =>
  [...body.querySelectorAll<HTMLTableRowElement>("tr")].map(rowOf);
