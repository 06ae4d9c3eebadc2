/** True for a whole number that a JavaScript number cannot hold exactly. */
export const isRounded = (source: string, value: number): boolean =>
  Math.abs(value) > Number.MAX_SAFE_INTEGER &&
  /^[-+]?\d+$/.test(source) &&
  BigInt(source.replace("+", "")) !== BigInt(value);
