// Which columns stand in the table at first, by kind.

import { kinds, places, kindOf } from "../../page/data";
import { CATALOGUE, type Column, filled } from "./catalogue";

const SPALLM = "https://w3id.org/spallm/ontology#";
const CITES = "http://purl.org/spar/cito/cites";

/** The kinds of our graphs, and the columns that tell their members apart. */
const OURS = new Map(Object.entries<string[]>({
  paper: [
    "year", "fact http://prismstandard.org/namespaces/basic/2.0/publicationName",
    "fact https://schema.org/creativeWorkStatus", `number to ${CITES}`, `number from ${CITES}`,
    "from https://codemeta.github.io/terms/referencePublication", "facet section",
  ],
  model: [
    "year", "facet section", `fact ${SPALLM}hasArchitecture`, `fact ${SPALLM}parameterCount`,
    `fact ${SPALLM}pretrainingSize`, `fact ${SPALLM}hasModality`, `fact ${SPALLM}hasSpecies`,
    "facet open-weights", "fact https://schema.org/license", "to https://w3id.org/fair4ml#mlTask",
    "facet evaluated",
  ],
  dataset: [
    "fact http://purl.org/dc/terms/type", "fact https://schema.org/size", `fact ${SPALLM}hasSpecies`,
    `fact ${SPALLM}hasModality`, "number users", "to http://purl.org/dc/terms/isPartOf",
  ],
  task: [
    "number from https://w3id.org/fair4ml#mlTask", "number findings", "number from https://schema.org/about",
    "to http://www.w3.org/2004/02/skos/core#broader",
  ],
  organisation: ["number from https://schema.org/creator", "from https://schema.org/creator"],
}));
const ALL = ["kind", "year", "facet section", "number connections"];
const MOST = 8;

/** All entities of a kind, or all there are. */
export const membersOf = (kind: number | null): number[] =>
  places.map(({ n }) => n).filter((n) => kind === null || kindOf(n) === kinds[kind]);

const offers = new Map<number | null, Column[]>();
const fillings = new Map<number | null, Map<string, number>>();

function fillingOf(kind: number | null): Map<string, number> {
  let filling = fillings.get(kind);
  if (!filling) fillings.set(kind, (filling = filled(membersOf(kind))));
  return filling;
}

/** The columns that say anything of a kind. */
export function columnsFor(kind: number | null): Column[] {
  let columns = offers.get(kind);
  if (!columns) {
    const filling = fillingOf(kind);
    columns = CATALOGUE.filter(({ key }) => filling.has(key) && (kind === null || key !== "kind"));
    offers.set(kind, columns);
  }
  return columns;
}

/** In graphs that are not ours, the columns that say most. */
function fullest(kind: number | null): string[] {
  const filling = fillingOf(kind);
  const told = columnsFor(kind).filter(({ part, key }) => part !== "counts" && key !== "kind");
  const keys = told.map(({ key }) => key);
  return keys.sort((a, b) => (filling.get(b) ?? 0) - (filling.get(a) ?? 0)).slice(0, MOST);
}

/** The keys of the columns that a kind is shown with at first. */
export function firstColumns(kind: number | null): string[] {
  const offered = new Set(columnsFor(kind).map(({ key }) => key));
  const wanted = (kind === null ? ALL : (OURS.get(kinds[kind].key) ?? [])).filter((key) => offered.has(key));
  const isOurs = wanted.some((key) => key !== "kind" && key !== "number connections");
  return isOurs ? wanted : [...new Set([...wanted, ...fullest(kind)])];
}
