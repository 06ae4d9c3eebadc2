import type { Code } from "../../src/emit/code.js";
import { flat } from "../../src/emit/type.js";
import { namedType } from "../../src/emit/type-reference.js";
import { type Scope, typeOf } from "../../src/emit/type-schema.js";
import type { SchemaJson } from "../../src/schema/schema.js";

/** The type of a schema on one line, for any generated file; a reference is the name in `models.ts`. */
export const typeText = (json: SchemaJson): Code => flat(typeOf(json, anywhere));

const anywhere: Scope = { reference: namedType, describe: () => [] };
