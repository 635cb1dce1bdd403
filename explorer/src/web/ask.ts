// The Ask page: what stands there for browsers without scripts gives way to the desk.

import "./ask/page.css";
import { make } from "../dom/dom";
import type { Wires } from "./ask/wires";
import { ready } from "./ask/surroundings";

const WORDS = {
  file: [
    "Questions need a web server: a browser gives the graph to no page that is opened from a disk. " +
      "In the folder of the site, run python -m http.server and open the address that it names.",
    "查询需要通过网络服务器打开本页：浏览器不允许从磁盘直接打开的页面读取图谱数据。" +
      "请在站点目录中运行 python -m http.server，再打开它给出的地址。",
  ],
  broken: ["The questions could not be loaded: %s", "无法载入查询功能：%s"],
};

const said = (words: string[]): string => words[/^zh/.test(document.documentElement.lang) ? 1 : 0];

async function start(host: HTMLElement): Promise<void> {
  await ready(host.dataset as unknown as Wires);
  // Only now: all that follows reads what was made ready.
  const { open } = await import("./ask/page");
  open(host);
}

function excuse(host: HTMLElement, problem: unknown): void {
  const text = location.protocol === "file:" ? said(WORDS.file) : said(WORDS.broken).replace("%s", String(problem));
  host.prepend(make("p", { class: "note warn", role: "alert" }, text));
}

const host = document.getElementById("ask");
if (host) start(host).catch((problem: unknown) => excuse(host, problem));
