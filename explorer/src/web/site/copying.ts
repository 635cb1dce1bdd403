// Buttons that copy what stands beside them.

import { button } from "../../dom/dom";

export function offerCopies(entries: Iterable<Element>, chinese: boolean): void {
  const [copy, copied] = chinese ? ["复制", "已复制"] : ["Copy", "Copied"];
  for (const entry of entries) {
    const text = entry.querySelector("pre");
    if (!text || !navigator.clipboard) continue;
    const press = async (): Promise<void> => {
      await navigator.clipboard.writeText(text.textContent ?? "");
      made.textContent = copied;
      setTimeout(() => (made.textContent = copy), 2000);
    };
    const made = button(copy, () => void press(), { class: "button" });
    text.before(made);
  }
}
