// Comparisons: to take along, and on a site without a server put together here.

import "./compare.css";
import { make } from "../dom/dom";
import { say } from "./browse/words";
import { idOf, idsIn, leftOutNote, MOST, oneMoreNote, unknownNote } from "./compare/choosing";
import { type Column, fetched } from "./compare/column";
import { comparison } from "./compare/table";
import { offerTaking } from "./compare/taking";

const place = (): HTMLElement | null => document.getElementById("comparison");

function finish(): void {
  const table = document.querySelector<HTMLTableElement>("table.comparison");
  const taking = document.getElementById("taking");
  if (table && taking) offerTaking(table, taking);
}

/** Turn the two fields of a beginning into one. */
function askForOneMore(form: HTMLFormElement): void {
  document.getElementById("second")?.closest(".field")?.remove();
  form.querySelector("label")?.replaceChildren(say("Add a model", "添加模型"));
  form.querySelector("button")?.replaceChildren(say("Add", "添加"));
}

/** Let the form keep those that stand side by side, and take one more. */
function prepareForm(form: HTMLFormElement, columns: Column[]): void {
  form.hidden = false;
  form.prepend(...columns.map(({ id }) => make("input", { type: "hidden", name: "ids", value: id })));
  if (columns.length) askForOneMore(form);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("#start a")) addTo(link, columns);
  if (columns.length >= MOST) for (const field of form.querySelectorAll(".field, button")) field.remove();
}

/** Let a link that offers a model keep those that are chosen. */
function addTo(link: HTMLAnchorElement, columns: Column[]): void {
  const offered = idsIn(link.search);
  link.search = `?${new URLSearchParams({ ids: [...columns.map(({ id }) => id), ...offered].join(",") })}`;
}

/** Put together what the link asks for. */
async function assemble(form: HTMLFormElement): Promise<void> {
  const asked = idsIn(location.search);
  const found = new Map(asked.map((text) => [text, idOf(text)]));
  const ids = [...new Set([...found.values()].filter((id) => id !== null))];
  const columns = (await Promise.all(ids.slice(0, MOST).map(fetched))).filter((column) => column !== null);
  document.getElementById("notes")?.append(
    ...asked.filter((text) => !found.get(text)).map(unknownNote),
    ...(ids.length > MOST ? [leftOutNote(ids.slice(MOST))] : []),
    ...(columns.length === 1 ? [oneMoreNote(columns[0].name)] : []));
  prepareForm(form, columns);
  if (columns.length < 2) return;
  for (const start of document.querySelectorAll(".lead, #start")) start.remove();
  place()?.replaceChildren(...comparison(columns));
  place()?.removeAttribute("hidden");
}

const form = document.querySelector<HTMLFormElement>(".compare-pick");
if (form?.hidden) void assemble(form).then(finish);
else finish();
