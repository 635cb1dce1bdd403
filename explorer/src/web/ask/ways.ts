// Where answers lead: to the pages of entities and evidence, to the web, and to the graph's page.

import { cards, kindOf } from "../../page/data";
import { make, outward } from "../../dom/dom";
import { icon } from "../../dom/icons";
import { nameOf } from "../../words/language";
import { state } from "../../page/state";
import type { Ways } from "../../ask/cells";
import type { Entry } from "./surroundings";
import type { Wires } from "./wires";

const BASE = "https://w3id.org/spallm/";
/** A longer list makes an address that no mail and no chat carries. */
const MOST_LISTED = 120;

let wires: Wires;
/** Where everything is, as the page says. */
export const wired = (): Wires => wires;
export const follow = (told: Wires): void => {
  wires = told;
};

const pathOf = (n: number): string => (cards[n] as Entry).path;
const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
const pageOf = (path: string): string => wires.page.replace("PATH", encoded(path));

/** The address of an entity's page. */
export const addressOf = (n: number): string => pageOf(pathOf(n));

/** Where the graph has its own entities. */
const home = (): string => wires.home ?? BASE;
const isEvidence = (iri: string): boolean =>
  iri.startsWith(`${home()}evidence/`) && !iri.slice(home().length).includes("#");

export const ways: Ways = {
  toEntity: (n) => {
    const way = make("a", { href: addressOf(n) });
    way.append(icon(kindOf(n)), nameOf(n));
    return make("span", { title: cards[n].iri }, way);
  },
  toOther: (words, iri) =>
    isEvidence(iri) ? make("a", { href: pageOf(iri.slice(home().length)) }, words) : outward(words, iri),
};

/** The address of the graph's page with these entities alone; nothing for too many. */
export function graphOf(entities: readonly number[]): string | null {
  if (!entities.length || entities.length > MOST_LISTED) return null;
  const language = `lang=${state.language}`;
  if (wires.statements) {
    const ids = entities.map((n) => encodeURIComponent(cards[n].id)).join(",");
    return `${wires.graph}#${new URLSearchParams({ only: ids })}&${language}`;
  }
  return `${wires.graph}?${new URLSearchParams({ ids: entities.map(pathOf).join(",") })}#${language}`;
}
