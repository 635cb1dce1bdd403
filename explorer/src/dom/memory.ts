// Choices that outlive the page, where the browser allows it.

/** Remember a choice. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`spallm-${key}`, value);
  } catch {
    // Private windows and some file:// pages have no storage; the choice lasts for this page.
  }
}

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`spallm-${key}`);
  } catch {
    return null;
  }
}
