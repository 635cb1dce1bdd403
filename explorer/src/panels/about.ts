// What this page is, how to use it, and whose work it carries.

import { page, type Words } from "../page/data";
import { button, make, outward } from "../dom/dom";
import { say } from "../words/language";

const WORDS = {
  about: ["About this page", "关于本页"] as Words,
  data: ["Data version %s of %s", "数据版本 %s，%s"] as Words,
  licence: ["Licence of the data", "数据许可证"] as Words,
  offline: ["One file that works offline. It asks no other host for anything; links leave it only when you follow them.",
    "单个文件，离线可用，不访问任何其他主机；只有点击链接时才会离开本页。"] as Words,
  keys: ["Keys", "快捷键"] as Words,
  escape: ["clears the selection", "取消选择"] as Words,
  search: ["searches", "搜索"] as Words,
  move: ["move the picture that has the focus", "移动当前图形"] as Words,
  zoom: ["zoom it, and show all of it", "缩放图形、显示全部"] as Words,
  enter: ["selects what stands in its middle", "选中居中的条目"] as Words,
  pick: ["picks; Shift and drag picks all in a frame", "选取条目；按住 Shift 拖动可框选"] as Words,
  click: ["Shift + click", "Shift + 单击"] as Words,
  arrows: ["Arrows", "方向键"] as Words,
  unknown: ["What is not drawn or not said is unknown, never “no”.", "未画出、未写明者表示未知，而非否定。"] as Words,
  address: ["The address holds view, selection and filters: copy it to share what you see.",
    "地址栏记录视图、选择与筛选：复制即可分享当前所见。"] as Words,
  notices: ["Software in this page", "本页包含的软件"] as Words,
  close: ["Close", "关闭"] as Words,
};

const KEYS: [Words, Words][] = [
  ["/", WORDS.search], ["Esc", WORDS.escape], [WORDS.arrows, WORDS.move], ["+  −  0", WORDS.zoom],
  ["Enter", WORDS.enter], [WORDS.click, WORDS.pick],
];

const keys = (): HTMLElement =>
  make("dl", { class: "keys" }, ...KEYS.flatMap(([key, does]) =>
    [make("dt", {}, make("kbd", {}, say(key))), make("dd", {}, say(does))]));

export function openAbout(): void {
  const { version, date, licence } = page.about;
  const notices = make("pre", { tabindex: "0" });
  const dialog = make("dialog", { class: "about", "aria-label": say(WORDS.about) },
    make("h2", {}, page.about.title),
    version || date ? make("p", {}, say(WORDS.data, version, date)) : null,
    licence ? make("p", {}, `${say(WORDS.licence)}: `, outward(licence, licence)) : null,
    make("p", {}, say(WORDS.unknown)),
    make("p", {}, say(WORDS.offline)),
    make("p", {}, say(WORDS.address)),
    make("h3", {}, say(WORDS.keys)), keys(),
    make("details", {}, make("summary", {}, say(WORDS.notices)), notices),
    button(say(WORDS.close), () => dialog.close(), { class: "plain" }));
  dialog.addEventListener("close", () => dialog.remove());
  globalThis.spallm.readText("notices").then((text) => {
    notices.textContent = text;
  });
  document.body.append(dialog);
  dialog.showModal();
}
