import { code, fileHeader, identifier } from "../../code/code.js";
import type { Contract, Message, Service } from "../../contract/contract.js";
import { queriesOf } from "../../description/query.js";
import type { Validate } from "../../runtime/wire/validation.js";
import { loadValidators } from "../../validator/load.js";
import { type Check, renderValidators } from "../../validator/render.js";
import { bareCheck, bareType } from "./bare-type.js";
import { checkName, headersName, queryCheckName } from "./validator-names.js";

/** The validators of a service: as they are emitted, and the same functions ready to be called. */
export interface ServiceValidators {
  /** What `validators.js` exports, sorted as the messages are. */
  readonly checks: readonly Check[];
  /** `validators.js`. */
  readonly text: string;
  /** By the name of the message. */
  readonly payloads: ReadonlyMap<string, Validate<unknown>>;
  /** By the name of the message. */
  readonly headers: ReadonlyMap<string, Validate<unknown>>;
}

/** Compiles a function for each message's payload, and one for its headers where it has any. */
export function compileValidators(service: Service, contract: Contract): ServiceValidators {
  const checks = [
    ...service.messages.flatMap((message) => checksOf(message, service)),
    ...queriesOf(service).map(({ $ref }) => ({
      name: queryCheckName($ref, service),
      about: code`The values of a query.`,
      schema: $ref,
    })),
  ];
  const text = renderValidators(service.schemas, checks, fileHeader(contract.file));
  const functions = loadValidators(text);
  const named = (nameOf: (message: Message) => string | undefined) =>
    new Map(
      service.messages.flatMap((message) => {
        const validate = functions[nameOf(message) ?? ""];
        return validate === undefined ? [] : [[message.name, validate] as const];
      }),
    );
  return {
    checks,
    text,
    payloads: named(checkName),
    headers: named((message) => (message.headers === undefined ? undefined : headersName(message, service))),
  };
}

function checksOf(message: Message, service: Service): readonly Check[] {
  const { name, payload, headers } = message;
  const bare = bareCheck(message, service);
  const own = {
    name: checkName(message),
    about: code`The payload of \`${identifier(name)}\`.`,
    ...(bareType(message, service) === undefined && schemaOf(payload)),
    ...(bare !== undefined && { bare }),
  };
  if (headers === undefined) return [own];
  const about = code`The headers of \`${identifier(name)}\`.`;
  return [own, { name: headersName(message, service), about, ...schemaOf(headers) }];
}

const schemaOf = (reference: Message["payload"]) =>
  reference === undefined ? {} : { schema: reference.$ref };
