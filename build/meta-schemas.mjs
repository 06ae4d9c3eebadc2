// Compiles the official meta-schemas into one table of rules for each version: dist/meta-schemas/<version>.json.
// A table holds no prose and no alternatives between content and a reference to it: src/read/structure follows
// references itself. It loads in about a millisecond, where compiled validator code would take twenty-five.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const versions = ["2.0.0", "2.1.0", "2.2.0", "2.3.0", "2.4.0", "2.5.0", "2.6.0", "3.0.0", "3.1.0"];
const prose = new Set([
  "$id",
  "$schema",
  "$comment",
  "title",
  "description",
  "default",
  "examples",
  "example",
  "definitions",
]);

/** Writes the tables of all versions below a folder. */
export async function buildMetaSchemas(out) {
  const folder = join(out, "meta-schemas");
  await mkdir(folder, { recursive: true });
  await Promise.all(
    versions.map(async (version) => {
      await writeFile(
        join(folder, `${version}.json`),
        JSON.stringify(compile(await readMetaSchema(version), version)),
      );
    }),
  );
}

const readMetaSchema = async (version) =>
  JSON.parse(
    await readFile(createRequire(import.meta.url).resolve(`@asyncapi/specs/schemas/${version}.json`), "utf8"),
  );

/** The rules of one meta-schema by name; `document` is the whole document. */
export function compile(metaSchema, version) {
  const context = {
    version,
    sources: new Map(Object.entries(metaSchema.definitions)),
    rules: {},
    names: new Map(),
  };
  context.rules.document = toRule(metaSchema, { ...context, base: metaSchema.$id });
  aim(context.rules);
  return context.rules;
}

/** The name of the rule that a `$ref` of the meta-schema stands for; compiled when it is first asked for. */
function ruleOf(ref, context) {
  const address = (ref.startsWith("#") ? context.base + ref : ref).replace(/#$/, "");
  const known = context.names.get(address);
  if (known !== undefined) return known;
  const [id, pointer = ""] = address.split("#");
  const source = [id, `${id}#`].map((key) => context.sources.get(key)).find((entry) => entry !== undefined);
  if (source === undefined) throw new Error(`the meta-schema of ${context.version} has no ${address}`);
  const found = pointer
    .split("/")
    .slice(1)
    .reduce((at, step) => at[step], source);
  const name = nameOf(id) + (pointer === "" ? "" : `#${pointer.split("/").at(-1)}`);
  context.names.set(address, name);
  context.rules[name] = toRule(found, { ...context, base: id });
  return name;
}

const nameOf = (id) =>
  id === "http://json-schema.org/draft-07/schema"
    ? "draft-07"
    : id.replace(/^http:\/\/asyncapi\.com\/(definitions\/[\d.]+\/)?/, "").replace(/\.json$/, "");

const isReference = (schema) => /[#/]Reference(\.json)?$/.test(schema.$ref ?? "");

function toRule(schema, context) {
  if (typeof schema === "boolean") return schema;
  const rule = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (prose.has(keyword)) continue;
    const compiled = toKeyword(keyword, value, context);
    if (compiled !== undefined) rule[keyword] = compiled;
  }
  for (const keyword of ["oneOf", "anyOf"]) unite(rule, schema, { keyword, context });
  if (schema.$ref !== undefined) addReference(rule, schema.$ref, context);
  return Object.keys(rule).length === 0 ? true : rule;
}

function toKeyword(keyword, value, context) {
  switch (keyword) {
    case "$ref":
    case "oneOf":
    case "anyOf":
      return undefined; // see unite and addReference
    case "type":
      return [value].flat();
    case "properties":
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toRule(inner, context)]));
    case "patternProperties":
      return Object.entries(value).map(([pattern, inner]) => [pattern, toRule(inner, context)]);
    case "additionalProperties":
    case "additionalItems": {
      const inner = toRule(value, context);
      return inner === true ? undefined : inner;
    }
    case "items":
      return Array.isArray(value) ? value.map((inner) => toRule(inner, context)) : toRule(value, context);
    case "allOf":
      return value.map((inner) => toRule(inner, context));
    case "not":
    case "if":
    case "then":
    case "else":
    case "propertyNames":
      return toRule(value, context);
    case "required":
    case "enum":
    case "const":
    case "format":
    case "pattern":
    case "minLength":
    case "maxLength":
    case "minItems":
    case "maxItems":
    case "uniqueItems":
    case "minProperties":
    case "maxProperties":
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
      return value;
    default:
      throw new Error(
        `the meta-schema of ${context.version} uses the keyword ${keyword}, which has no rule yet`,
      );
  }
}

/** Content or a reference to it: only the content stays, marked. */
function unite(rule, schema, { keyword, context }) {
  if (schema[keyword] === undefined) return;
  const content = schema[keyword].filter((branch) => !isReference(branch));
  const branches = content.map((branch) => toRule(branch, context));
  if (content.length < schema[keyword].length) rule.reference = true;
  if (branches.length > 1) rule[keyword] = branches;
  else rule.allOf = [...(rule.allOf ?? []), ...branches];
}

function addReference(rule, ref, context) {
  if (!isReference({ $ref: ref })) {
    const name = ruleOf(ref, context);
    if (context.rules[name] !== true) rule.ref = name;
    return;
  }
  rule.reference = true;
}

/** Where AsyncAPI 3 takes a reference and nothing else, the rule says what it has to lead to. */
function aim(rules) {
  if (rules.operation?.properties?.action === undefined) return;
  const to = (ref) => ({ reference: true, ref });
  rules.channel.properties.servers.items = to("server");
  for (const owner of [rules.operation, rules.operationReply]) {
    owner.properties.channel = to("channel");
    owner.properties.messages.items = to("messageObject");
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildMetaSchemas("dist");
