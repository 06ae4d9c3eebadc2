/** What this browser keeps between pages; nothing where it keeps nothing. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(`asyncwright-${key}`) ?? undefined;
  } catch {
    return undefined; // Storage can be forbidden: by the browser, or in a frame.
  }
}

/** Keeps a text for the pages to come, where that is allowed. */
export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`asyncwright-${key}`, value);
  } catch {
    // Then it holds for this page only.
  }
}
