// The tokens of a SPARQL text, read tolerantly: what is no token becomes a token of its own.
//
// The engine is the judge of syntax. This reader sees what a text holds before it is sent: its
// form, its variables, its prefixes and its depth. It follows spallm/store/tokens.py.

export type TokenKind =
  | "string" | "iri" | "variable" | "blanknode" | "name" | "word" | "number" | "language"
  | "open" | "close" | "sign" | "other";

export interface Token {
  kind: TokenKind;
  text: string;
  start: number;
  end: number;
  /** How many brackets stand open around it. */
  depth: number;
  /** Whether its `<` can be read in two ways. */
  isDoubtful: boolean;
}

const W = String.raw`[\p{L}\p{N}_]`;
const INNER = String.raw`[\p{L}\p{N}_.\-]`;
const LAST = String.raw`[\p{L}\p{N}_\-]`;
const LOCAL = String.raw`[\p{L}\p{N}_:]|%[0-9A-Fa-f]{2}|\\[^\p{L}\p{N}_\s]`;

// Names are bounded so that a text made of dots cannot take quadratic time.
const PATTERNS: Record<Exclude<TokenKind, "other"> | "blank", string> = {
  blank: String.raw`[\s\ufeff]+|#[^\n\r]*`,
  string: String.raw`"""(?:"{0,2}(?:[^"\\]|\\.))*"""|'''(?:'{0,2}(?:[^'\\]|\\.))*'''` +
    String.raw`|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'`,
  iri: String.raw`<(?:[^<>"{}|^\x60\\\x00-\x20]|\\[uU][0-9A-Fa-f]+)*>`,
  variable: String.raw`[?$]${W}+`,
  blanknode: String.raw`_:${W}(?:${INNER}{0,200}${LAST})?`,
  name: String.raw`(?:\p{L}(?:${INNER}{0,200}${LAST})?)?:` +
    String.raw`(?:(?:${LOCAL})(?:(?:${LOCAL}|[.\-]){0,500}(?:${LOCAL}|-))?)?`,
  word: String.raw`[A-Za-z_]${W}*`,
  number: String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][+\-]?\d+)?`,
  language: String.raw`@[A-Za-z]+(?:-+[A-Za-z0-9]+)*`,
  open: String.raw`<<|[(\[{]`,
  close: String.raw`>>|[)\]}]`,
  sign: String.raw`\|\||&&|\^\^|[!<>]=`,
};
const GROUPS = Object.entries(PATTERNS).map(([kind, pattern]) => `(?<${kind}>${pattern})`);
const TOKEN = new RegExp([...GROUPS, "(?<other>.)"].join("|"), "suy");
const OPERANDS: ReadonlySet<TokenKind> = new Set(
  ["string", "iri", "variable", "blanknode", "name", "number", "language"],
);
const ABSOLUTE = /^<[A-Za-z][A-Za-z0-9+.\-]*:/;

/** The tokens of a text, without blanks and comments. */
export function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  const brackets: string[] = [];
  let place = 0;
  while (place < text.length) {
    const token = next(text, place, brackets, found.at(-1));
    place = token === null ? TOKEN.lastIndex : token.end;
    if (token === null) continue;
    found.push(token);
    if (token.kind === "open") brackets.push(token.text);
    else if (token.kind === "close") brackets.pop();
  }
  return found;
}

/** Read one token, telling a smaller-than sign from the start of an IRI; nothing for a blank. */
function next(text: string, place: number, brackets: string[], before: Token | undefined): Token | null {
  TOKEN.lastIndex = place;
  const groups = TOKEN.exec(text)?.groups ?? {};
  let [kind, piece] = Object.entries(groups).find(([, value]) => value !== undefined) as [string, string];
  if (kind === "blank") return null;
  let isDoubtful = false;
  if (before && piece[0] === "<" && (kind === "iri" || kind === "open") && compares(brackets, before)) {
    isDoubtful = kind === "open" || /['#()[\]]/.test(piece);
    if (kind === "open" || before.end === place || !ABSOLUTE.test(piece)) [kind, piece] = ["other", "<"];
  }
  const depth = Math.max(0, brackets.length - (kind === "close" ? 1 : 0));
  return { kind: kind as TokenKind, text: piece, start: place, end: place + piece.length, depth, isDoubtful };
}

/** Whether `<` may compare here: within parentheses, after something to compare. */
const compares = (brackets: string[], before: Token): boolean =>
  brackets.at(-1) === "(" && (OPERANDS.has(before.kind) || before.text === ")");

/** The text of a keyword in capitals, and nothing for any other token. */
export const wordOf = (token: Token | undefined): string =>
  token?.kind === "word" ? token.text.toUpperCase() : "";
