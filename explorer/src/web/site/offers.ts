// What the search box offers while somebody types; without it the form leads to the search page.

import { make } from "../../dom/dom";
import { find, type Name, type Names } from "./finding";

const MOST = 9;

/** Where the pages of this language stand, how their names end, and where the index of names is. */
interface Place {
  pages: string;
  ending: string;
  names: string;
}

export function offerNames(input: HTMLInputElement, place: Place, chinese: boolean): void {
  const list = make("ul", { id: "offers", class: "offers", role: "listbox", hidden: true });
  if (input.labels?.[0]) list.setAttribute("aria-label", input.labels[0].textContent ?? "");
  input.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "offers"], ["aria-expanded", "false"]]) {
    input.setAttribute(name, value);
  }
  let index: Promise<Names | null> | null = null;
  const load = (): Promise<Names | null> => (index ??= read(place.names));
  let offered: Name[] = [];
  let at = -1;

  const address = (name: Name): string => `${place.pages}${encodeURI(name[0])}${place.ending}`;

  function point(to: number): void {
    at = to;
    [...list.children].forEach((item, k) => item.setAttribute("aria-selected", String(k === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `offer-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  function show(names: Name[], { kinds }: Names): void {
    offered = names;
    list.replaceChildren(...names.map((name, k) => make(
      "li", { id: `offer-${k}`, role: "option", mousedown: (event: Event) => event.preventDefault(), click: () => go(k) },
      make("span", {}, (chinese && name[3]) || name[2]), make("span", {}, kinds[name[1]][chinese ? 1 : 0]),
    )));
    list.hidden = !names.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    point(-1);
  }

  function close(): void {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    point(-1);
  }

  function go(k: number): void {
    location.assign(address(offered[k]));
  }

  async function update(): Promise<void> {
    const typed = input.value;
    const names = await load();
    if (names && input.value === typed) show(find(names, typed, MOST), names);
  }

  function press(event: KeyboardEvent): void {
    if (event.isComposing || list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) point(((at + 1 + step + offered.length + 1) % (offered.length + 1)) - 1);
    else if (event.key === "Enter" && at >= 0) go(at);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }

  input.addEventListener("focus", () => void load());
  input.addEventListener("input", () => void update());
  input.addEventListener("keydown", press);
  input.addEventListener("blur", close);
}

/** The index of names, or nothing where it cannot be read, as in a folder opened from disk. */
async function read(address: string): Promise<Names | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? ((await answer.json()) as Names) : null;
  } catch {
    return null;
  }
}
