/** Unfolds what an address leads to, and everything on paper. */
export function setUpUnfolding(): void {
  addEventListener("hashchange", unfoldTarget);
  unfoldTarget();
  let folded: readonly HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });
}

function unfoldTarget(): void {
  const target = document.getElementById(idOf(location.hash));
  if (target === null) return;
  const own = target.querySelector<HTMLDetailsElement>(":scope > details");
  if (own !== null) own.open = true;
  let hasMoved = false;
  for (let at = target.closest("details"); at !== null; at = at.parentElement?.closest("details") ?? null) {
    hasMoved ||= !at.open;
    at.open = true;
  }
  if (hasMoved) target.scrollIntoView();
}

function idOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
