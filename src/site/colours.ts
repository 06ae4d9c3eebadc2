import { nearest } from "../diagnostic/nearest.js";
import { UsageError } from "../diagnostic/usage-error.js";

/** The roles that colours play on the pages (src/site/browser/site.css). */
export const colourRoles = [
  ...[
    "background",
    "surface",
    "line",
    "text",
    "quiet",
    "accent",
    "accent-soft",
    "send",
    "receive",
    "request",
  ],
  ...["warning", "warning-soft", "danger", "danger-soft"],
  ...["code-word", "code-text", "code-number", "code-comment"],
] as const;

/**
 * A style sheet that sets these colours: `accent` in the light scheme, `accent-dark` in the dark one. Throws a
 * `UsageError` for a role that there is not, and for what is no colour: nothing else gets into the style sheet.
 */
export function renderColours(colours: Readonly<Record<string, string>>): string {
  const light: string[] = [];
  const dark: string[] = [];
  for (const [name, value] of Object.entries(colours)) {
    const role = name.replace(/-dark$/, "");
    if (!colourRoles.some((known) => known === role)) throw unknownRole(name);
    if (!isColour(value)) throw noColour(name, value);
    (role === name ? light : dark).push(`--${role}:${value.trim()};`);
  }
  return [
    ...(light.length > 0 ? [`:root{${light.join("")}}\n`] : []),
    ...(dark.length > 0
      ? [
          `:root[data-theme=dark]{${dark.join("")}}\n`,
          `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark.join("")}}}\n`,
        ]
      : []),
  ].join("");
}

/** `#rgb` to `#rrggbbaa`, a name, or one of the functions with numbers in it. */
const isColour = (value: string): boolean =>
  /^(?:#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|[a-z]{3,30}|(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch)\([\d\s.,%/+-]*(?:deg|turn|rad)?[\d\s.,%/+-]*\))$/i.test(
    value.trim(),
  );

const unknownRole = (name: string): UsageError => {
  const near = nearest(name.replace(/-dark$/, ""), colourRoles);
  return UsageError.of("usage", {
    reason: `\`docs.colours\` has no colour called \`${name}\``,
    hint:
      near === undefined
        ? `There is ${colourRoles.join(", ")}, each with \`-dark\` behind it, too.`
        : `Did you mean \`${near}${name.endsWith("-dark") ? "-dark" : ""}\`?`,
  });
};

const noColour = (name: string, value: string): UsageError =>
  UsageError.of("usage", {
    reason: `\`docs.colours.${name}\` is no colour: \`${value}\``,
    hint: "Such as `#1f5fbf`, `teal` or `rgb(31 95 191)`.",
  });
