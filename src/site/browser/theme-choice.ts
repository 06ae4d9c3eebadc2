import { keep, recall } from "./memory.js";

/** What readers can choose; `auto` follows the system. */
export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What was chosen on any page of this site. */
export const recallTheme = (): Theme => themes.find((theme) => theme === recall("theme")) ?? "auto";

/** Keeps the choice for the pages to come. */
export const keepTheme = (theme: Theme): void => keep("theme", theme);

/** Shows the page in a theme. */
export function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
