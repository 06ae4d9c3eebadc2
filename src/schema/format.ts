/**
 * The formats that are checked, and the type of value that each is about; every other format is a remark.
 * The functions behind them stand in `templates/validators.js.hbs`, under the same names in camelCase.
 */
export const formatTypes: ReadonlyMap<string, "string" | "number"> = new Map([
  ["byte", "string"],
  ["date", "string"],
  ["date-time", "string"],
  ["duration", "string"],
  ["email", "string"],
  ["hostname", "string"],
  ["int32", "number"],
  ["ipv4", "string"],
  ["ipv6", "string"],
  ["json-pointer", "string"],
  ["regex", "string"],
  ["relative-json-pointer", "string"],
  ["time", "string"],
  ["uri", "string"],
  ["uri-reference", "string"],
  ["uri-template", "string"],
  ["uuid", "string"],
]);

/** What the function of a format is called: `date-time` is `dateTime`. */
export const formatFunction = (format: string): string =>
  format.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
