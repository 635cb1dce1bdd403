// Characters that no XML file can hold, and hence no SVG and no office format.

const UNWRITABLE = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text with a replacement character for each of them. */
export const clean = (text: string): string => text.replace(UNWRITABLE, "\ufffd");
