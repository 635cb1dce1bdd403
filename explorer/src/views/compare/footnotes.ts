// Footnotes: sources numbered as the comparison meets them, with a list below it.

import { page, type Words } from "../../page/data";
import { button, make, outward } from "../../dom/dom";
import { say } from "../../words/language";
import { wayTo } from "../../panels/search";

const WORDS = {
  source: ["Source %s: %s", "来源 %s：%s"] as Words,
  sources: ["Sources", "来源"] as Words,
};

export class Footnotes {
  private readonly cited: number[] = [];
  private readonly entries: HTMLElement[] = [];

  /** The marks of some evidence. */
  marks(evidence: readonly number[] | undefined): HTMLElement | null {
    if (!evidence?.length) return null;
    return make("sup", {}, ...evidence.map((number) => {
      let at = this.cited.indexOf(number);
      if (at < 0) at = this.cited.push(number) - 1;
      const name = say(page.evidence[number].t);
      return button(String(at + 1), () => this.lead(at), {
        class: "mark", title: name, "aria-label": say(WORDS.source, at + 1, name),
      });
    }));
  }

  /** The sources that were marked, once all marks are made. */
  list(): HTMLElement | null {
    if (!this.cited.length) return null;
    this.entries.push(...this.cited.map((number) => {
      const { t, u, b, n } = page.evidence[number];
      return make("li", { tabindex: "-1" }, u || n === undefined ? outward(say(t), u) : wayTo(n),
        b ? make("span", { class: "basis" }, say(b)) : null);
    }));
    return make("section", { class: "compare-sources" },
      make("h3", { class: "block" }, say(WORDS.sources)), make("ol", { class: "sources" }, ...this.entries));
  }

  private lead(at: number): void {
    for (const entry of this.entries) entry.classList.remove("lit");
    this.entries[at]?.classList.add("lit");
    this.entries[at]?.scrollIntoView({ block: "nearest" });
  }
}
