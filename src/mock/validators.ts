import type { FrameKind } from "../contract/frame-kind.js";
import type { Validate } from "../runtime/wire/validation.js";
import type { Schema } from "../schema/schema.js";

/** The validators of a service's schemas, by name: each is compiled when it is first asked. */
export interface Validators {
  /** Loads what compiles them. Nothing can be validated before. */
  load(): Promise<void>;
  of(schema: string | undefined, frame?: FrameKind): Validate<unknown>;
}

type Compile = typeof import("../validator/load.js").compileSchemas;

/** The very validators that would be generated. Without a schema anything will do. */
export function createValidators(schemas: readonly Schema[]): Validators {
  let compile: Compile | undefined;
  const compiled = new Map<string, Validate<unknown>>();
  const find = (schema: string): Validate<unknown> => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    if (compile === undefined) throw new Error("the validators are not loaded");
    const made = compile(schemas, [schema]).get(schema) ?? accept;
    compiled.set(schema, made);
    return made;
  };
  return {
    async load() {
      compile ??= (await import("../validator/load.js")).compileSchemas;
    },
    of(schema, frame) {
      if (frame === "bytes") return expecting("bytes", (value) => value instanceof Uint8Array);
      if (frame === "empty") return expecting("absent", (value) => value === undefined || value === null);
      return schema === undefined ? accept : (value) => find(schema)(value);
    },
  };
}

const expecting =
  (expected: string, is: (value: unknown) => boolean): Validate<unknown> =>
  (value) =>
    is(value)
      ? { ok: true, value }
      : {
          ok: false,
          issues: [{ path: "", keyword: "type", expected, message: `the value must be ${expected}` }],
        };

const accept: Validate<unknown> = (value) => ({ ok: true, value });
