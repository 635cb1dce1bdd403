// The form of the filters: what it asks for, as a choice and as the query of a link.

import { wordsOf } from "./folding";
import type { Choice } from "./narrowing";

type Field = HTMLInputElement | HTMLSelectElement;

const fields = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter((each): each is Field => each instanceof HTMLInputElement || each instanceof HTMLSelectElement);

export const boxes = (form: HTMLFormElement): HTMLInputElement[] =>
  [...form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];

const isBox = (field: Field): field is HTMLInputElement => field.type === "checkbox";
const named = (form: HTMLFormElement, name: string): Field | undefined =>
  fields(form).find((field) => field.name === name && !isBox(field));
const year = (field: Field | undefined): number | null => (field?.value ? Number(field.value) : null);

export function choiceOf(form: HTMLFormElement): Choice {
  const values = new Map<string, string[]>();
  for (const box of boxes(form).filter(({ checked }) => checked)) {
    const token = box.dataset.v ?? "";
    const facet = token.slice(0, token.indexOf("."));
    values.set(facet, [...(values.get(facet) ?? []), token]);
  }
  return {
    words: wordsOf(named(form, "q")?.value ?? ""),
    since: year(named(form, "since")),
    until: year(named(form, "until")),
    values,
  };
}

/** The place of the chosen order among the orders. */
export const orderOf = (form: HTMLFormElement): number =>
  Math.max(0, (named(form, "sort") as HTMLSelectElement | undefined)?.selectedIndex ?? 0);

/** The end of the link to what the form asks for, in the order in which the server writes it. */
export function queryOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  const put = (field: Field | undefined): void => {
    const value = field?.value.trim().replace(/\s+/g, " ");
    if (field && value) query.append(field.name, value);
  };
  for (const name of ["q", "since", "until"]) put(named(form, name));
  for (const box of boxes(form)) if (box.checked) query.append(box.name, box.value);
  // The first order is the usual one, which nobody need ask for.
  if (orderOf(form)) put(named(form, "sort"));
  const text = query.toString();
  return text && `?${text}`;
}

/** Let the form ask for what a link says. */
export function fill(form: HTMLFormElement, search: string): void {
  const query = new URLSearchParams(search);
  for (const field of fields(form)) {
    const asked = query.getAll(field.name);
    if (isBox(field)) field.checked = asked.includes(field.value);
    else if (field instanceof HTMLInputElement) field.value = asked.at(-1) ?? "";
    else select(field, asked.at(-1) ?? "");
  }
}

function select(list: HTMLSelectElement, value: string): void {
  const at = [...list.options].findIndex((option) => option.value === value);
  list.selectedIndex = Math.max(0, at);
}
