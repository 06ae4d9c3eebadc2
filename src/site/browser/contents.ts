/** Marks in "On this page" the section that is being read. */
export function setUpContents(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>(".contents a")].map(
      (link) => [decodeURIComponent(link.hash.slice(1)), link] as const,
    ),
  );
  if (links.size === 0) return;
  const sections = [...document.querySelectorAll<HTMLElement>("main > section[aria-labelledby]")];
  const seen = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      const current = sections.find((section) => seen.has(section));
      if (current === undefined) return;
      const id = current.getAttribute("aria-labelledby") ?? "";
      for (const [other, link] of links)
        if (other === id) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
    },
    // A line below the header: the section that crosses it is being read.
    { rootMargin: "-15% 0px -75% 0px" },
  );
  for (const section of sections) observer.observe(section);
}
