import { kindOfRule, structure } from "./finding-kind.js";
import type { ParserFinding } from "./parser-answer.js";

/**
 * The findings that only repeat another. Where a thing can be one of several, such as a schema or a list of them, the
 * parser tells a fault deep within it again for the whole, and finds none of its members expected.
 */
export function findRepeated(findings: readonly ParserFinding[]): ReadonlySet<ParserFinding> {
  const structural = findings.filter(({ rule }) => kindOfRule(rule) === structure);
  const deepest = new Map<string, number>();
  for (const { path } of structural)
    for (let length = 0; length <= path.length; length += 1) {
      const key = keyOf(path, length);
      deepest.set(key, Math.max(deepest.get(key) ?? 0, path.length));
    }
  const isRepeated = ({ path, message }: ParserFinding): boolean => {
    const whole = isOfWhole(message) ? path.length : isUnexpected(message) ? path.length - 1 : -1;
    return whole >= 0 && (deepest.get(keyOf(path, whole)) ?? 0) > path.length;
  };
  return new Set(structural.filter(isRepeated));
}

/** True for a message that a thing does not fit or is of the wrong type: then nothing within it would be told, too. */
const isOfWhole = (message: string): boolean =>
  /must match (the )?"?(if|then|else)\b|must match (a|exactly one) schema in|must not be valid|must have required property "(oneOf|\$ref)"|(must be|type must be) (array|object|string|number|integer|boolean|null)\b/i.test(
    message,
  );

/** True for a message about a member that should not be there. */
const isUnexpected = (message: string): boolean => /is not expected to be here/.test(message);

const keyOf = (path: readonly string[], length: number): string => JSON.stringify(path.slice(0, length));
