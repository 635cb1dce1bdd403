// Words of the page itself, in both languages.

/** @type {Record<string, [string, string]>} */
const WORDS = {
  search: ["Search names, aliases and titles", "搜索名称、别名与标题"],
  results: ["Search results", "搜索结果"],
  nothingFound: ["Nothing found", "没有找到"],
  legend: ["Legend", "图例"],
  details: ["Details", "详情"],
  kinds: ["Types", "类型"],
  relations: ["Relations", "关系"],
  quiet: [
    "Relations that are off appear for the entity you select.",
    "未勾选的关系会在选中条目时显示。",
  ],
  list: ["List", "列表"],
  map: ["Map", "图谱"],
  mapOf: [
    "Map of %s entities. Arrow keys move it, plus and minus zoom. The list button shows the same as text.",
    "共 %s 个条目的图谱。方向键移动，加减号缩放。“列表”按钮以文字显示同样内容。",
  ],
  language: ["中文", "English"],
  languageHint: ["切换到中文", "Switch to English"],
  theme: ["Light or dark", "浅色或深色"],
  zoomIn: ["Zoom in", "放大"],
  zoomOut: ["Zoom out", "缩小"],
  zoomFit: ["Show all", "显示全部"],
  drawn: ["%s of %s entities, %s of %s relations drawn", "显示 %s / %s 个条目，%s / %s 条关系"],
  welcome: ["Nothing selected", "尚未选择"],
  how: [
    "Click a node, or press / to search. Escape clears the selection.",
    "点击节点，或按 / 搜索。按 Esc 取消选择。",
  ],
  mostLinked: ["Most connected", "联系最多"],
  close: ["Close", "关闭"],
  centre: ["Show on map", "在图谱中显示"],
  also: ["Also known as", "别名"],
  facts: ["Facts", "事实"],
  connections: ["Connections", "关联"],
  sources: ["Sources", "来源"],
  noFacts: ["No facts besides its connections.", "除关联外没有其他事实。"],
  source: ["Source %s", "来源 %s"],
  other: ["also stated", "另有来源称"],
  deprecated: ["rejected", "不采纳"],
  preferred: ["preferred", "首选"],
  more: ["Show all %s", "显示全部 %s 项"],
  newWindow: ["opens the web page", "打开网页"],
};

const LANGUAGES = ["en", "zh"];

/** The current language as a place in every pair of texts. */
let tongue = 0;

/** @param {string} language */
function speak(language) {
  tongue = Math.max(0, LANGUAGES.indexOf(language));
  document.documentElement.lang = tongue ? "zh-Hans" : "en";
}

/** Say one of the page's own phrases. @param {string} key @param {...(string | number)} fill */
function say(key, ...fill) {
  let n = 0;
  return WORDS[key][tongue].replace(/%s/g, () => String(fill[n++]));
}

/** The text in the current language. @param {Words | undefined} text */
const inWords = (text) => (Array.isArray(text) ? text[tongue] || text[0] : text || "");

/** The text in all its languages, for search. @param {Words | undefined} text @returns {string[]} */
const inAll = (text) => (Array.isArray(text) ? text : text ? [text] : []);

/** @param {number} n */
const nameOf = (n) => inWords(cards[n].t);
