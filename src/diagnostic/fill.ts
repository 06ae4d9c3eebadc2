/** Puts values into the `{name}` holes of a text; a hole without a value stays. */
export const fill = (text: string, holes: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{([a-z]\w*)\}/gi, (whole, name: string) =>
    Object.hasOwn(holes, name) ? String(holes[name]) : whole,
  );
