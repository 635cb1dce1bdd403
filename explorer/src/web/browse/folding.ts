// One spelling for many, as spallm/folding.py has it.

/** A text without case, accents and full-width forms. */
export const folded = (text: string): string =>
  text.normalize("NFKC").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ")
    .normalize("NFD").replace(/\p{Mn}/gu, "").normalize("NFC");

/** The words of a text that is searched for. */
export const wordsOf = (text: string): string[] => folded(text).split(/\s+/).filter(Boolean);
