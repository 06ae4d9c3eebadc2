import type { SchemaJson } from "../contract/contract.js";
import type { Code } from "./code.js";
import { flat } from "./type.js";
import { namedType } from "./type-reference.js";
import { type Scope, typeOf } from "./type-schema.js";

/** The type of a schema on one line, for any generated file; a reference is the name in `models.ts`. */
export const typeText = (json: SchemaJson): Code => flat(typeOf(json, anywhere));

const anywhere: Scope = { reference: namedType, describe: () => [] };
