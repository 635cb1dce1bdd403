// The page comes alive: the desk on it, the address that holds the question, language and theme.

import type { Words } from "../../page/data";
import { change, state } from "../../page/state";
import { make } from "../../dom/dom";
import { systemDark } from "../../dom/theme";
import { say } from "../../words/language";
import { answerWith } from "../../ask/answering";
import { inPage } from "../../ask/engine";
import { askSaved, askText, drawAnswer as redraw, setUp, showList } from "../../ask/desk";
import type { Values } from "../../ask/saved";
import { session } from "../../ask/session";
import { drawAnswer } from "./answer";
import { endpoint } from "./endpoint";
import { follow } from "./ways";
import type { Wires } from "./wires";

const WORDS = {
  unknown: ["There is no saved question called %s.", "没有名为 %s 的已存查询。"] as Words,
};
/** A page that says nothing else lets so many rows through. */
const ROWS = 10_000;

/** Set the desk up in the place of what stands there for browsers without scripts. */
export function open(host: HTMLElement): void {
  const wires = host.dataset as unknown as Wires;
  follow(wires);
  // The engine in the page is fetched with the first question, not before anybody asks.
  const own = { ...inPage, start: () => Promise.resolve() };
  answerWith(wires.sparql ? endpoint(wires.sparql, Number(wires.rows) || ROWS) : own);
  change({ language: /^zh/.test(document.documentElement.lang) ? "zh" : "en", theme: theme() });
  host.replaceChildren();
  setUp(host, "", { draw: drawAnswer, asked: keep, forgotten: () => write("") });
  followTheme();
  host.addEventListener("click", keepOpened);
  addEventListener("popstate", followAddress);
  followAddress();
  host.dataset.ready = "true";
}

const theme = (): string =>
  document.documentElement.dataset.theme ?? (systemDark.matches ? "dark" : "light");

/** The theme is the whole page's; only pictures have to be drawn anew in its colours. */
function followTheme(): void {
  const turn = (): void => {
    if (theme() === state.theme) return;
    change({ theme: theme() });
    redraw();
  };
  new MutationObserver(turn).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  systemDark.addEventListener("change", turn);
}

/** Whether the next question is the one that the address says already. */
let isFollowing = false;

/** Ask what the address says: it reads only, and its time is limited. */
function followAddress(): void {
  isFollowing = true;
  const parts = new URLSearchParams(location.search);
  const name = parts.get("query");
  parts.delete("query");
  unknown.remove();
  if (name !== null && askSaved(name, new Map(parts))) return;
  if (name !== null) complain(name);
  const text = parts.get("text");
  if (text && text !== session.text) askText(text);
  else if (!text) {
    isFollowing = false;
    showList();
  }
}

const unknown = make("p", { class: "note warn", role: "alert", id: "unknown-question" });

/** Say that there is no question of a name; all that there are stand below. */
function complain(name: string): void {
  unknown.textContent = say(WORDS.unknown, name);
  document.getElementById("ask")?.prepend(unknown);
}

/** Keep in the address which saved question is opened, so that going back leads to the list. */
function keepOpened({ target }: Event): void {
  const entry = (target as Element).closest<HTMLElement>(".question");
  if (entry) write(openedAs(entry.dataset.name ?? ""));
}

const openedAs = (name: string): string => new URLSearchParams({ query: name }).toString();

/** Keep a question in the address, as a step to go back from; one that stands open is the same step. */
function keep(text: string, name: string, values: Values): void {
  unknown.remove();
  isFollowing ||= name !== "" && location.search === `?${openedAs(name)}`;
  write(new URLSearchParams(name ? [["query", name], ...values] : [["text", text]]).toString());
}

function write(query: string): void {
  const address = query ? `?${query}` : location.pathname;
  if (isFollowing) history.replaceState(null, "", address);
  else if (address !== (location.search || location.pathname)) history.pushState(null, "", address);
  isFollowing = false;
  showOther(query);
}

/** The way to the other language leads to the same question. */
function showOther(query: string): void {
  const way = document.getElementById("language");
  if (!(way instanceof HTMLAnchorElement)) return;
  const address = new URL(way.href);
  address.search = query;
  way.href = address.href;
}
