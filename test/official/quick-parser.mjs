// The real parser, for many documents: it compiles AsyncAPI's meta-schema with AJV anew for each of them, which takes
// nine tenths of its time. Here each schema is compiled once for the same options. What is validated is the same.
import { createRequire } from "node:module";

const require = createRequire(createRequire(import.meta.url).resolve("@asyncapi/parser"));
const { default: Ajv } = require("ajv/dist/core");
const { compile } = Ajv.prototype;
const compiled = new WeakMap();

Ajv.prototype.compile = function (schema, ...rest) {
  if (typeof schema !== "object" || schema === null) return compile.call(this, schema, ...rest);
  const known = compiled.get(schema) ?? new Map();
  compiled.set(schema, known);
  const { allErrors, strict } = this.opts;
  const key = JSON.stringify([allErrors, strict, rest]);
  if (!known.has(key)) known.set(key, compile.call(this, schema, ...rest));
  return known.get(key);
};

export const { Parser } = require("@asyncapi/parser");
