/** Scrolls the pages at the side to the one that is shown, where there are more than the window holds. */
export function setUpNavigation(): void {
  const side = document.querySelector<HTMLElement>(".side");
  const here = side?.querySelector("[aria-current]");
  if (!side || !here) return;
  const below = here.getBoundingClientRect().top - side.getBoundingClientRect().top;
  if (below > side.clientHeight - 60) side.scrollTop = below - side.clientHeight / 2;
}
