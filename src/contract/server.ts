import type { Json } from "../json/value.js";
import { isMapping } from "../json/value.js";
import { child, type Node, sourceOf } from "../read/node.js";
import type { Extensions, Parameter, SecurityScheme, Server } from "./contract.js";
import {
  type DraftSecurity,
  type DraftServer,
  defined,
  entries,
  type Parts,
  type Reading,
  resolved,
  textAt,
} from "./draft.js";
import { readSocketIoServer, readUndocumented } from "./extension-reading.js";

/** The server of a draft. */
export function buildServer(reading: Reading, { key, node, host, pathname, security }: DraftServer): Server {
  const extensions = extensionsOf([node]);
  return {
    key,
    host,
    pathname,
    protocol: textAt(node, "protocol") ?? "",
    ...defined({ description: textAt(node, "description") }),
    variables: entries(reading, node, "variables").map(([name, one]) => buildParameter(reading, name, one)),
    security: security.map(buildSecurity),
    ...defined({
      socketio: readSocketIoServer(extensions),
      isUndocumented: readUndocumented(extensions),
    }),
    bindings: bindingsOf(reading, [node]),
    extensions,
    source: sourceOf(node),
  };
}

/** The security scheme of a draft. */
export function buildSecurity({ key, node }: DraftSecurity): SecurityScheme {
  return {
    key,
    type: textAt(node, "type") ?? "",
    ...defined({
      in: textAt(node, "in"),
      name: textAt(node, "name"),
      scheme: textAt(node, "scheme"),
      parameters: parametersOf(node),
      description: textAt(node, "description"),
    }),
    source: sourceOf(node),
  };
}

function parametersOf(node: Node): readonly string[] | undefined {
  const schema = child(node, "x-parameters");
  const properties = schema && child(schema, "properties");
  return properties && isMapping(properties.value) ? Object.keys(properties.value) : undefined;
}

/** A server variable or channel parameter; in 2.x its values stand in a `schema`. */
export function buildParameter(reading: Reading, name: string, node: Node): Parameter {
  const schema = resolved(reading, node, "schema") ?? node;
  const only = child(schema, "const")?.value;
  const values = child(schema, "enum")?.value ?? (only === undefined ? undefined : [only]);
  const examples = child(schema, "examples")?.value;
  return {
    name,
    ...defined({
      description: textAt(node, "description") ?? textAt(schema, "description"),
      enum: Array.isArray(values) ? values.map(String) : undefined,
      default: child(schema, "default") === undefined ? undefined : String(child(schema, "default")?.value),
    }),
    examples: Array.isArray(examples) ? examples.map(String) : [],
    source: sourceOf(node),
  };
}

/** All `bindings`, the first part's before the others', their `$ref`s followed. */
export function bindingsOf(reading: Reading, parts: Parts): Extensions {
  const found = [...parts].reverse().flatMap((part) => entries(reading, part, "bindings"));
  return Object.fromEntries(found.map(([protocol, node]) => [protocol, node.value as Json]));
}

/** All `x-` members, the first part's before the others'. */
export function extensionsOf(parts: Parts): Extensions {
  const found = [...parts].reverse().flatMap(({ value }) => (isMapping(value) ? Object.entries(value) : []));
  return Object.fromEntries(
    found.filter(([key]) => key.startsWith("x-")).map(([key, value]) => [key, value as Json]),
  );
}
