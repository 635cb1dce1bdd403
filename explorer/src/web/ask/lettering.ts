// Room for letters in pictures that are drawn anew, and so fit the window as it is.

/** How wide a letter is, as a share of its height: wide ones are those of Chinese. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 1 : 0.56), 0);

/** About how much room a text takes. */
export const roomOf = (text: string, size: number): number => widthOf(text) * size;

/** A text that is no wider than there is room, cut if need be. */
export function cutTo(text: string, room: number, size: number): string {
  if (roomOf(text, size) <= room) return text;
  const signs = [...text];
  while (signs.length > 1 && roomOf(signs.join(""), size) > room - size) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

/** How wide a picture may be on this page. */
export const roomFor = (most: number): number =>
  Math.max(300, Math.min(most, document.getElementById("ask")?.clientWidth ?? most));
