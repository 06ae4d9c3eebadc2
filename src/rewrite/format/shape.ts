import type { Noun, Nouns, Shape } from "../../specification/nouns.js";

/** What stands below a place of the document. */
export interface Below {
  /** Of a member of a map; `schemaFormat` is what the map itself says about the language of its schemas. */
  readonly member: (name: string, schemaFormat: string | undefined) => Shape;
  readonly item: Shape;
  /** The members in order, where the map is an object of the specification. */
  readonly noun?: Noun;
}

/** What stands below a place of this shape. */
export function below(nouns: Nouns, shape: Shape): Below {
  switch (shape.kind) {
    case "noun": {
      const noun = nouns.get(shape.noun);
      if (noun === undefined) return nothing;
      const member = (name: string, schemaFormat: string | undefined): Shape =>
        languageMembers.has(name) && isForeign(schemaFormat) ? value : (noun.members.get(name) ?? value);
      return { member, item: shape, ...(!isByProtocol(shape.noun) && { noun }) };
    }
    case "map":
      return { member: () => ({ kind: "noun", noun: shape.noun }), item: value };
    case "list":
      return { member: () => value, item: { kind: "noun", noun: shape.noun } };
    case "reference":
    case "references":
    case "value":
      return nothing;
    default:
      return shape satisfies never;
  }
}

const value: Shape = { kind: "value" };
const nothing: Below = { member: () => value, item: value };

/** Members whose language is what `schemaFormat` beside them says. */
const languageMembers = new Set(["payload", "headers", "schema"]);

/** True for schemas that are no JSON Schemas: Avro, RAML, Protobuf. Their members have orders of their own. */
const isForeign = (format: string | undefined): boolean =>
  format !== undefined && !/aai\.asyncapi|schema\+(?:json|yaml)|vnd\.oai\.openapi/i.test(format);

/** Bindings: members by protocol, of which the specification of AsyncAPI says no order. */
const isByProtocol = (noun: string): boolean => noun === "binding" || noun.endsWith("Bindings");
