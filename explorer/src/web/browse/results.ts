// Search results on a site without a server: from the index of names that the search box reads, too.

import { make } from "../../dom/dom";
import { find, type Name, type Names } from "../site/finding";
import { say } from "./words";

const FEW = 8;

interface Place {
  pages: string;
  ending: string;
}

/** An entity as a link; a name that does not show why it was found is followed by its others. */
function hit([path, , english, chinese, also]: Name, { pages, ending }: Place): HTMLElement {
  const name = say(english, chinese || english);
  const others = [english, chinese, ...also].filter((each) => each && each !== name);
  return make("li", {},
    make("p", {}, make("a", { href: `${pages}${encodeURI(path)}${ending}` }, name)),
    others.length ? make("p", { class: "small soft" }, `${say("also known as", "别名")}: ${others.join("; ")}`) : null);
}

function group(title: string, names: Name[], place: Place): HTMLElement {
  const list = (some: Name[]): HTMLElement =>
    make("ul", { class: "rows lined search-hits" }, ...some.map((name) => hit(name, place)));
  const rest = names.slice(FEW);
  return make("section", { "aria-label": title },
    make("h2", {}, title, make("span", { class: "count" }, String(names.length))),
    list(names.slice(0, FEW)),
    rest.length
      ? make("details", { class: "more" }, make("summary", {}, say("%s more", "另有 %s 项", rest.length)), list(rest))
      : null);
}

/** The kinds of what was found, in the order of their best. */
function groups(found: Name[], { kinds }: Names, place: Place): HTMLElement[] {
  const byKind = new Map<number, Name[]>();
  for (const name of found) byKind.set(name[1], [...(byKind.get(name[1]) ?? []), name]);
  return [...byKind].map(([kind, names]) => group(say(...kinds[kind]), names, place));
}

/** Show what answers to the text in the link. */
export async function showResults(host: HTMLElement): Promise<void> {
  const asked = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  const box = document.getElementById("again") as HTMLInputElement | null;
  if (box) box.value = asked;
  if (!asked) return;
  const { names: address = "", pages = "", ending = "" } = document.body.dataset;
  const reply = await fetch(address);
  const names = (await reply.json()) as Names;
  const found = find(names, asked, Infinity);
  const total = found.length
    ? say(found.length === 1 ? "%s entry for “%s”" : "%s entries for “%s”", "共 %s 项：“%s”", found.length, asked)
    : say("Nothing was found for “%s”.", "没有与“%s”匹配的条目。", asked);
  host.replaceChildren(make("p", { class: "lead" }, total), ...groups(found, names, { pages, ending }));
  document.getElementById("otherwise")?.toggleAttribute("hidden", found.length > 0);
}
