import { fillDescription } from "../../../description/fill.js";
import type { AnyMessage } from "../../../runtime/wire/dispatch.js";
import { message as buildMessage } from "../../../runtime/wire/message.js";
import type { ServiceDescription } from "../../../runtime/wire/service-description.js";
import type { Result, Validate } from "../../../runtime/wire/validation.js";
import type { TryContract } from "../../try-contract.js";

/** A contract that came as data, with its validators: what generated code would state. */
export interface Live {
  readonly contract: TryContract;
  readonly description: ServiceDescription;
  readonly messages: ReadonlyMap<string, AnyMessage>;
}

/** Puts data and validators together. `validators` is the module of the service. */
export function bringToLife(contract: TryContract, validators: Readonly<Record<string, unknown>>): Live {
  const messages = new Map(
    Object.entries(contract.messages).map(([name, { wire, check, checkHeaders }]) => [
      name,
      buildMessage<string, unknown>({
        ...{ name, wire, source: name, examples: [] },
        validate: validatorOf(validators, check),
        ...(checkHeaders !== undefined && { validateHeaders: validatorOf(validators, checkHeaders) }),
      }),
    ]),
  );
  const description = fillDescription(
    contract.service,
    (name) => found(messages.get(name), `message ${name}`),
    // The fields of a query are texts here; the server says what is wrong with them.
    () => (value) => ({ ok: true, value }),
  );
  return { contract, description, messages };
}

function validatorOf(module: Readonly<Record<string, unknown>>, name: string): Validate<unknown> {
  const validate = module[name];
  if (typeof validate !== "function") throw new Error(`validators.js has no function ${name}`);
  // The module was made together with the contract; its functions return results.
  return (value) => Reflect.apply(validate, undefined, [value]) as Result<unknown>;
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the contract names a ${what} that is not there`);
  return value;
}
