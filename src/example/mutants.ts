import type { Message, Service } from "../contract/contract.js";
import type { Json } from "../json/value.js";
import type { Validate } from "../runtime/wire/validation.js";
import { sample } from "../schema/sample/sample.js";
import { validExamples } from "./examples.js";
import type { Base, Mutant, Unreached } from "./mutant.js";
import { huntMutants, type Known } from "./mutant-hunt.js";

/** What the suite of one message holds. */
export interface MessageMutants {
  /** How many of its examples are valid. */
  readonly examples: number;
  /** A payload made from the schema, for a message without valid examples. */
  readonly made?: Base;
  readonly mutants: readonly Mutant[];
  readonly unreached: readonly Unreached[];
}

/**
 * For each message with a payload, by its name: one mutant a rule. Of its own schema all rules at the top, of the
 * schemas below it those that no message before it has reached. Each was shown to the message's validator, and is
 * rejected at the place that it names.
 */
export function mutantsOf(
  service: Service,
  validators: ReadonlyMap<string, Validate<unknown>>,
): ReadonlyMap<string, MessageMutants> {
  const schemas = new Map(service.schemas.map(({ name, json }) => [name, json]));
  const known: Known = {
    lookup: (name) => schemas.get(name),
    reached: new Set(),
    visits: new Map(),
    missed: new Map(),
  };
  const hunts = service.messages.flatMap((message) => {
    const validate = validators.get(message.name);
    return validate === undefined || message.payload === undefined ? [] : [hunt(message, validate, known)];
  });
  const missed = [...known.missed.values()];
  return new Map(
    hunts.map(({ message, examples, made, mutants }) => [
      message,
      {
        examples,
        ...(made !== undefined && { made }),
        mutants,
        unreached: missed.flatMap(({ message: of, unreached }) => (of === message ? [unreached] : [])),
      },
    ]),
  );
}

/** Looks for the mutants of one message, its richest example first. */
function hunt(message: Message, validate: Validate<unknown>, known: Known) {
  const schema = message.payload?.$ref ?? "";
  const examples = validExamples(message, validate).map((value, example): Base => ({ example, value }));
  const madeOf = (size: "full" | "minimal"): Base | undefined => {
    const tried = sample({ $ref: schema }, known.lookup, { size });
    return tried.ok && validate(tried.value).ok ? { value: tried.value } : undefined;
  };
  let made: Base | undefined | "not yet" = "not yet";
  const make = () => {
    if (made === "not yet") made = madeOf("full") ?? madeOf("minimal");
    return made;
  };
  const first = examples.length === 0 ? make() : undefined;
  const mutants: Mutant[] = [];
  const hunted = {
    message: message.name,
    schema,
    validate,
    known,
    made: make,
    added: 0,
    mutants,
    seen: new Map(),
  };
  huntMutants(
    hunted,
    first === undefined ? examples.toSorted((a, b) => sizeOf(b.value) - sizeOf(a.value)) : [first],
  );
  return { message: message.name, examples: examples.length, made: first, mutants };
}

const sizeOf = (value: Json): number =>
  typeof value === "object" && value !== null
    ? Object.values(value).reduce<number>((sum, inner) => sum + sizeOf(inner), 1)
    : 1;
