// Sentences with entities in them: each `%s` is the place of a way, in the order of the language.

import type { Words } from "../../page/data";
import type { Child } from "../../dom/dom";
import { say } from "../../words/language";

export const woven = (words: Words, ...parts: Child[]): Child[] =>
  say(words).split("%s").flatMap((text, k) => (k ? [parts[k - 1], text] : [text]));
