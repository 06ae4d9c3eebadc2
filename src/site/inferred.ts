import type { Message, Operation, Service } from "../contract/contract.js";
import type { Schema } from "../schema/schema.js";

// A document need not name everything: what it leaves without a name gets one that is made of its place.

/** True where the document gives the operation neither a key nor an `operationId`. */
export const isOperationNamed = ({ channel, key }: Operation): boolean =>
  key !== `publish ${channel.key}` && key !== `subscribe ${channel.key}`;

/** True where the message has a name, an id, a title, or a key of its own in the document. */
export const isMessageNamed = ({ operations }: Service, { key, title, wire }: Message): boolean =>
  title !== undefined ||
  wire !== key ||
  !operations.some(
    ({ channel, key: of }) =>
      key === of || key === `${channel.key} publish` || key === `${channel.key} subscribe`,
  );

/** True where the schema is defined under a name, and not in the middle of something else. */
export const isSchemaNamed = ({ json, source }: Schema): boolean => {
  if (typeof json === "object" && json.title !== undefined) return true;
  const [last = "", above] = source.pointer.split("/").reverse();
  return above === undefined || above === "" || named.has(above) || !(inside.has(last) || below.has(above));
};

/** What holds schemas by their names. */
const named = new Set(["schemas", "definitions", "$defs", "messages"]);
/** Where a schema stands without a name. */
const inside = new Set([
  "payload",
  "headers",
  "items",
  "additionalProperties",
  "contains",
  "query",
  "schema",
]);
/** What holds schemas by the names of something else. */
const below = new Set(["properties", "patternProperties", "allOf", "anyOf", "oneOf", "items", "prefixItems"]);
