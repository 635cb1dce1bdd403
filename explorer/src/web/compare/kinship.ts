// How those that are compared descend from one another: as spallm/web/pages/compare.py has it.

import { say } from "../browse/words";
import type { Column } from "./column";

function descent(one: Column, other: Column): string | null {
  const up = one.forebears[other.id];
  if (!up) return null;
  if (up.via) return `${one.name} — ${up.via} — ${other.name}`;
  return say("%s descends from %s, %s steps up", "%s 源自 %s（相隔 %s 步）", one.name, other.name, up.steps);
}

/** The nearest ancestor of both. */
function shared(one: Column, other: Column): string | null {
  const both = Object.keys(one.forebears).filter((id) => other.forebears[id]).sort();
  const steps = (id: string): number => one.forebears[id].steps + other.forebears[id].steps;
  const [nearest] = both.sort((a, b) => steps(a) - steps(b));
  if (!nearest) return null;
  return say("%s and %s both go back to %s", "%s 与 %s 有共同来源 %s", one.name, other.name, one.forebears[nearest].name);
}

export const kinship = (columns: Column[]): string[] =>
  columns.flatMap((one, at) => columns.slice(at + 1).flatMap((other) =>
    descent(one, other) ?? descent(other, one) ?? shared(one, other) ?? []));
