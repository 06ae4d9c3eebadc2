import { applyTheme, keepTheme, recallTheme, type Theme, themes } from "./theme-choice.js";
import { element } from "./try/element.js";

/** The button that goes through the themes, and says which one it is. */
export function setUpThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-theme-switch]");
  if (button === null) return;
  let current = recallTheme();
  const show = (theme: Theme): void => {
    current = theme;
    applyTheme(theme);
    label(button, theme);
  };
  button.addEventListener("click", () => {
    show(themes[(themes.indexOf(current) + 1) % themes.length] ?? "auto");
    keepTheme(current);
  });
  // Another tab of the site may have chosen.
  addEventListener("storage", () => show(recallTheme()));
  show(current);
  button.hidden = false;
}

function label(button: HTMLButtonElement, theme: Theme): void {
  button.setAttribute("aria-label", `Theme: ${theme}`);
  button.replaceChildren(
    element("span", { class: `theme-mark ${theme}`, "aria-hidden": "true" }),
    element("span", { class: "theme-name" }, theme),
  );
}
