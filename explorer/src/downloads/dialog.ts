// The export dialog: what to take along, and in which form.

import "./downloads.css";
import { kinds, type Words } from "../page/data";
import { button, make } from "../dom/dom";
import { icon } from "../dom/icons";
import { grouped, say } from "../words/language";
import { byKind, firstScope, type Scope, within } from "./scope";
import { dataFormats, type Format, pictureFormats } from "./formats";

const WORDS = {
  title: ["Export", "导出"] as Words,
  close: ["Close", "关闭"] as Words,
  what: ["What to take along", "导出范围"] as Words,
  picked: ["Picked (%s)", "已选取（%s）"] as Words,
  displayed: ["On display (%s)", "当前显示（%s）"] as Words,
  nonePicked: ["Pick entities to take along only these.", "选取实体后可只导出所选。"] as Words,
  data: ["Data", "数据"] as Words,
  picture: ["Picture of the view", "当前视图的图片"] as Words,
  saved: ["Saved as %s", "已保存为 %s"] as Words,
  failed: ["Could not be written: %s", "无法生成：%s"] as Words,
};

let scope: Scope = "displayed";

/** One way to take it along: a button, and what comes out. */
function row(format: Format, status: HTMLElement): HTMLElement {
  const act = async (): Promise<void> => {
    take.setAttribute("aria-busy", "true");
    try {
      status.textContent = say(WORDS.saved, await format.save());
    } catch (problem) {
      status.textContent = say(WORDS.failed, String(problem));
    } finally {
      take.removeAttribute("aria-busy");
    }
  };
  const id = `export-${format.id}`;
  const take: HTMLButtonElement = button(format.name, act, {
    id, class: "take", disabled: !format.isOffered, "aria-describedby": `${id}-note`,
  });
  return make("li", {}, take, make("span", { id: `${id}-note`, class: "hint" }, format.note));
}

const group = (title: string, formats: Format[], status: HTMLElement): HTMLElement =>
  make("section", {}, make("h3", {}, title),
    make("ul", { class: "formats" }, ...formats.map((format) => row(format, status))));

/** Counts by kind of what is taken along. */
const contents = (nodes: number[]): HTMLElement =>
  make("ul", { class: "contents" }, ...byKind(nodes).map(({ k, count }) =>
    make("li", {}, icon(kinds[k]), say(kinds[k].t), make("span", { class: "count" }, grouped(count)))));

function choices(show: () => void): HTMLElement {
  const picked = within("picked").length;
  const choice = (value: Scope, words: Words): HTMLElement => {
    const count = within(value).length;
    const box = make("input", {
      type: "radio", name: "export-scope", value, disabled: value === "picked" && !count,
      change: () => {
        scope = value;
        show();
      },
    });
    box.checked = scope === value;
    return make("label", {}, box, say(words, grouped(count)));
  };
  return make("fieldset", {}, make("legend", {}, say(WORDS.what)),
    choice("picked", WORDS.picked), choice("displayed", WORDS.displayed),
    picked ? null : make("span", { class: "hint" }, say(WORDS.nonePicked)));
}

export function openExport(): void {
  scope = firstScope();
  const status = make("p", { class: "hint", role: "status" });
  const body = make("div");
  const show = (): void => {
    const nodes = within(scope);
    body.replaceChildren(contents(nodes), group(say(WORDS.data), dataFormats(scope, nodes), status),
      group(say(WORDS.picture), pictureFormats(), status));
    status.textContent = "";
  };
  const dialog: HTMLDialogElement = make("dialog", { class: "export", "aria-labelledby": "export-title" },
    make("h2", { id: "export-title" }, say(WORDS.title)), choices(show), body, status,
    button(say(WORDS.close), () => dialog.close(), { class: "plain" }));
  dialog.addEventListener("close", () => dialog.remove());
  show();
  document.body.append(dialog);
  dialog.showModal();
}
