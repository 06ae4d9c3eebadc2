/** The width below which the pages at the side are a drawer; the style sheet has the same. */
const narrow = matchMedia("(max-width: 52rem)");

/** Folds the pages at the side on phones as soon as they are there: before they are painted. */
export function foldDrawer(): void {
  const fold = (drawer: HTMLDetailsElement): void => {
    drawer.open = !narrow.matches;
    narrow.addEventListener("change", () => {
      drawer.open = !narrow.matches;
    });
  };
  new MutationObserver((_, observer) => {
    const drawer = document.querySelector<HTMLDetailsElement>(".drawer");
    if (drawer === null) return;
    observer.disconnect();
    fold(drawer);
  }).observe(document.documentElement, { childList: true, subtree: true });
}
