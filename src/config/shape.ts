import { defaultLimits, type Limits } from "../limits.js";
import type { Config } from "./config.js";

/** What a value of the configuration may be. The checker and the JSON Schema are both made from it. */
export type Shape =
  | { readonly kind: "string"; readonly description: string }
  | { readonly kind: "boolean"; readonly description: string }
  | { readonly kind: "count"; readonly description: string }
  | { readonly kind: "choice"; readonly of: readonly string[]; readonly description: string }
  | { readonly kind: "strings"; readonly description: string }
  | { readonly kind: "texts"; readonly description: string }
  | { readonly kind: "object"; readonly keys: Readonly<Record<string, Shape>>; readonly description: string };

type ShapeOf<T> = [T] extends [boolean]
  ? Shape & { kind: "boolean" }
  : [T] extends [readonly string[]]
    ? Shape & { kind: "strings" }
    : [T] extends [string]
      ? string extends T
        ? Shape & { kind: "string" }
        : { readonly kind: "choice"; readonly of: readonly T[]; readonly description: string }
      : T extends Readonly<Record<string, string>>
        ? Shape & { kind: "texts" }
        : Shape & { kind: "object" };

const limitDescriptions: Readonly<Record<keyof Limits, string>> = {
  documentBytes: "Bytes of one document file.",
  depth: "Levels of nesting outside schemas.",
  schemaDepth: "Levels of nesting within one schema.",
  files: "Files reached through `$ref`.",
  aliasNodes: "Nodes after each YAML alias is counted as a copy.",
  enumValues: "Members of one `enum`.",
  descriptionBytes: "Bytes of one `description`.",
  schemas: "Named schemas of one document.",
  stdinMs: "Milliseconds to wait for standard input.",
  remoteMs: "Milliseconds to wait for a remote file.",
  remoteBytes: "Bytes of one remote file, after decompression.",
};

/** The shape of each key of the configuration. */
export const configShape = {
  $schema: { kind: "string", description: "The JSON Schema of this file, for editors." },
  input: {
    kind: "string",
    description: "The AsyncAPI document. Default: asyncapi.yaml, asyncapi.yml or asyncapi.json.",
  },
  output: { kind: "string", description: "The output folder. Default: generated." },
  root: {
    kind: "string",
    description: "The folder that `$ref`s may not leave. Default: the document's folder.",
  },
  perspective: {
    kind: "choice",
    of: ["server", "client"],
    description: "Whose `send` and `receive` the document's operations are. Default: server.",
  },
  names: {
    kind: "texts",
    description:
      "Names in code, by the pointer (`#/components/schemas/foo_bar`) or the key of what they name.",
  },
  package: {
    kind: "object",
    description: "The package that the output makes.",
    keys: {
      name: { kind: "string", description: "Its name. Default: the document's title in kebab-case." },
      version: { kind: "string", description: "Its version. Default: the document's, where npm takes it." },
    },
  },
  services: { kind: "strings", description: "The services to generate. Default: all." },
  models: {
    kind: "strings",
    description:
      "Languages for which models are made, too, through @asyncapi/modelina: python, typescript-classes, java, kotlin, csharp, go, rust. Default: none.",
  },
  limits: {
    kind: "object",
    description: "Bounds on what is read.",
    keys: Object.fromEntries(
      Object.keys(defaultLimits)
        .filter((key): key is keyof Limits => key in limitDescriptions)
        .map((key) => [
          key,
          { kind: "count", description: `${limitDescriptions[key]} Default: ${defaultLimits[key]}.` },
        ]),
    ),
  },
  allowRemote: {
    kind: "strings",
    description: "Hosts that `$ref`s may be fetched from. Default: none.",
  },
  impliedTypes: {
    kind: "boolean",
    description:
      "Whether a schema with `properties` or `items`, but no `type`, is about objects or arrays alone. Default: true.",
  },
  strict: { kind: "boolean", description: "Treats warnings as errors. Default: false." },
  docs: {
    kind: "object",
    description: "The documentation site.",
    keys: {
      output: { kind: "string", description: "Its folder. Default: site." },
      url: {
        kind: "string",
        description:
          "Where it will be: `https://example.com/docs/`. With it there are a sitemap and canonical addresses.",
      },
      basePath: {
        kind: "string",
        description: "Where it will be on its host: `/docs/`. Default: the path of `url`, else `/`.",
      },
      reader: {
        kind: "choice",
        of: ["client", "server"],
        description: "Whose side the reader is on. Default: client.",
      },
      title: { kind: "string", description: "Its title. Default: the document's." },
      logo: { kind: "string", description: "A picture that stands before the title: a file." },
      colours: {
        kind: "texts",
        description: "CSS colours by role: `accent` in the light scheme, `accent-dark` in the dark one.",
      },
      pages: { kind: "string", description: "A folder of Markdown files, each a page of the site." },
      templates: {
        kind: "string",
        description: "A folder of templates (`<name>.html.hbs`) that stand in for those of the same name.",
      },
    },
  },
} as const satisfies { readonly [Key in keyof Config]-?: ShapeOf<NonNullable<Config[Key]>> };

/** The JSON Schema of the configuration, draft-07. */
export const renderConfigSchema = (): string =>
  `${JSON.stringify(
    {
      $schema: "http://json-schema.org/draft-07/schema#",
      title: "asyncwright configuration",
      ...toJsonSchema({
        kind: "object",
        description: "What asyncwright reads and writes.",
        keys: configShape,
      }),
    },
    null,
    2,
  )}\n`;

function toJsonSchema(shape: Shape): Readonly<Record<string, unknown>> {
  const { description } = shape;
  switch (shape.kind) {
    case "string":
      return { description, type: "string", minLength: 1 };
    case "boolean":
      return { description, type: "boolean" };
    case "count":
      return { description, type: "integer", minimum: 1 };
    case "choice":
      return { description, enum: shape.of };
    case "strings":
      return { description, type: "array", items: { type: "string", minLength: 1 } };
    case "texts":
      return { description, type: "object", additionalProperties: { type: "string", minLength: 1 } };
    case "object":
      return {
        description,
        type: "object",
        properties: Object.fromEntries(
          Object.entries(shape.keys).map(([key, inner]) => [key, toJsonSchema(inner)]),
        ),
        additionalProperties: false,
      };
    default:
      return shape satisfies never;
  }
}
