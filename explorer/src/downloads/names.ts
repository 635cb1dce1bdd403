// Names of files: what is in them and which data they are from, in letters that every system takes.

import { page } from "../page/data";

const MOST = 60;

/** ASCII letters, digits, dots and dashes; anything else becomes a dash. */
const plain = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9.]+/g, "-").replace(/\.{2,}/g, ".")
    .replace(/^[-.]+|[-.]+$/g, "").slice(0, MOST);

/** The name of a file, such as "spallm-lineage-2026.11.svg". */
export const fileName = (what: string, extension: string): string =>
  `${["spallm", plain(what), plain(page.about.version)].filter(Boolean).join("-")}.${extension}`;
