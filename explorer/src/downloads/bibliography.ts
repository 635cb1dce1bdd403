// Bibliographies: the entries that the page carries, put together as the command line does it.

import { linksOf, page, type Reference, roleOf } from "../page/data";

export interface Bibliography {
  references: Reference[];
  /** Whether they are the works that introduced the entities, for want of papers among these. */
  areIntroductions: boolean;
  /** How many of the entities have no entry. */
  without: number;
}

/** Graphs of other vocabularies have no bibliographic data. */
export const hasReferences = (): boolean => Object.keys(page.references ?? {}).length > 0;

const referenceOf = (n: number): Reference | undefined => page.references?.[n];

/** The works that introduced an entity, as far as they have entries. */
const introducing = (n: number): number[] =>
  linksOf[n]
    .filter((link) => link.from === n && !link.s && roleOf(link) === "introduction" && referenceOf(link.to))
    .map((link) => link.to);

/** The entries of the papers among some entities or, if there are none, of what introduced them. */
export function bibliography(nodes: number[]): Bibliography {
  const papers = nodes.filter((n) => referenceOf(n));
  const areIntroductions = papers.length === 0;
  const works = areIntroductions ? nodes.map(introducing) : nodes.map((n) => (referenceOf(n) ? [n] : []));
  const references = [...new Set(works.flat())].flatMap((n) => referenceOf(n) ?? []);
  return {
    references: references.sort((a, b) => (a.key < b.key ? -1 : 1)),
    areIntroductions,
    without: works.filter((found) => !found.length).length,
  };
}

/** The entries as a file, a blank line between them. */
export const bibtex = (found: Bibliography): string => found.references.map((each) => each.bibtex).join("\n");
export const ris = (found: Bibliography): string => found.references.map((each) => each.ris).join("\r\n");
