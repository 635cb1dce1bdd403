// The language of a page, and digits in it.

const isChinese = document.documentElement.lang.startsWith("zh");

/** The text in the language of the page, with `%s` filled in order. */
export function say(english: string, chinese: string, ...fill: (string | number)[]): string {
  let n = 0;
  return (isChinese ? chinese : english).replace(/%s/g, () => String(fill[n++]));
}
