// Lists: narrowed and ordered in the page, by the links that a server understands as well; and on a site
// without a server, what a search finds.

import "./browse.css";
import { choiceOf, fill, orderOf, queryOf } from "./browse/asking";
import { watchTicks } from "./browse/comparing";
import { narrowed } from "./browse/narrowing";
import { showResults } from "./browse/results";
import { type Row, rowsIn } from "./browse/rows";
import { showCounts, showSet, showTotal, showYears } from "./browse/showing";
import { aim, pickFromFiles } from "./browse/taking";

const WIDE = matchMedia("(min-width: 761px)");

function order(rows: Row[], place: number, body: HTMLElement): void {
  body.append(...[...rows].sort((a, b) => a.places[place] - b.places[place]).map(({ element }) => element));
}

/** Let the address be a link to what is shown. */
function remember(query: string): void {
  try {
    history.replaceState(null, "", `${location.pathname}${query}`);
  } catch {
    // Pages that are opened as mere files may not change their address.
  }
}

/** Narrow the rows of a page that holds all of them. */
function work(form: HTMLFormElement, body: HTMLElement, areFiles: boolean): void {
  const rows = rowsIn(body);
  let shown: Row[] = rows;
  let place = orderOf(form);
  const show = (): void => {
    const left = narrowed(rows, choiceOf(form));
    const passing = new Set(left.rows);
    shown = left.rows;
    for (const row of rows) row.element.hidden = !passing.has(row);
    if (place !== orderOf(form)) order(rows, (place = orderOf(form)), body);
    showCounts(form, left);
    showYears(form, left);
    showSet(form, changed);
    showTotal(shown.length, rows.length);
    if (!areFiles) aim(queryOf(form));
    speakSame();
  };
  const changed = (): void => {
    remember(queryOf(form));
    show();
  };
  /** The other language shows the same. */
  const speakSame = (): void => {
    const link = document.querySelector<HTMLAnchorElement>("a#language");
    if (link) link.search = queryOf(form);
  };
  form.addEventListener("input", changed);
  document.querySelector("select[form=narrow]")?.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  if (areFiles) pickFromFiles(() => ({ rows: shown, isAll: shown.length === rows.length }));
  // Browsers keep what was ticked when one comes back; the link says what holds.
  fill(form, location.search);
  order(rows, (place = orderOf(form)), body);
  show();
}

/** Fold the filters where there is no room beside the rows. */
function foldFilters(): void {
  const fold = document.querySelector<HTMLDetailsElement>(".browse-fold");
  const set = (): void => void fold?.toggleAttribute("open", WIDE.matches);
  WIDE.addEventListener("change", set);
  set();
}

const form = document.getElementById("narrow") as HTMLFormElement | null;
const body = document.getElementById("rows");
const frame = document.querySelector<HTMLElement>(".browse");
if (form && body && frame) {
  foldFilters();
  watchTicks();
  if (frame.dataset.whole) {
    for (const each of document.querySelectorAll("[data-plain]")) each.remove();
    work(form, body, Boolean(frame.dataset.files));
  }
}

const hits = document.getElementById("hits");
if (hits) void showResults(hits);
