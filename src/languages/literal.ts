/**
 * A literal in double quotes in the way of most languages: what is not plain ASCII is written as its number, by
 * `escapeOf`, which gets a UTF-16 unit; the signs in `special` get a backslash.
 */
export const quote = (text: string, escapeOf: (unit: number) => string, special = '"\\'): string =>
  `"${Array.from({ length: text.length }, (_, at) => {
    const unit = text.charCodeAt(at);
    const sign = text.charAt(at);
    if (unit < 32 || unit > 126) return escapeOf(unit);
    return special.includes(sign) ? `\\${sign}` : sign;
  }).join("")}"`;

/** `\u000a`, as JavaScript, C# and Kotlin have it. */
export const unitEscape = (unit: number): string => `\\u${unit.toString(16).padStart(4, "0")}`;

/** As `quote`, for languages whose texts are sequences of characters: `escapeOf` gets each as one number. */
export const quoteCharacters = (text: string, escapeOf: (point: number) => string): string =>
  `"${Array.from(text, (sign) => {
    const point = sign.codePointAt(0) ?? 0;
    if (point < 32 || point > 126) return escapeOf(point);
    return sign === '"' || sign === "\\" ? `\\${sign}` : sign;
  }).join("")}"`;

/** The text without halves of characters, which not every language can hold; JSON readers replace them as well. */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Cs}/gu, "\ufffd");
