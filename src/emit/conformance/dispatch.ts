import { type Code, code, comment, identifier, literal, text } from "../../code/code.js";
import type { Dispatch, Message, Service } from "../../contract/contract.js";
import { foldDispatch, messagesOf } from "../../contract/dispatch-fold.js";
import { validExamples } from "../../example/examples.js";
import { valueAt } from "../../json/pointer.js";
import type { Json } from "../../json/value.js";
import type { Validate } from "../../runtime/wire/validation.js";
import { batchesName, channelsName } from "../scope/message-names.js";

/** One table of `messages.ts`, and the messages whose examples are looked up in it. */
interface TableView {
  readonly doc: Code;
  readonly title: Code;
  readonly lookups: readonly Code[];
}

/** What each table of a service has to find: for each message its examples, by number where not all are told apart. */
export function tablesOf(
  service: Service,
  validators: ReadonlyMap<string, Validate<unknown>>,
): readonly TableView[] {
  const channels = code`messages.${identifier(channelsName(service))}`;
  const batches = code`messages.${identifier(batchesName(service))}`;
  return [
    ...service.channels.flatMap(({ name, receives, sends }) => [
      ...tableOf(receives, validators, {
        title: `${name} receives`,
        table: code`${channels}.${identifier(name)}.receives`,
      }),
      ...tableOf(sends, validators, {
        title: `${name} sends`,
        table: code`${channels}.${identifier(name)}.sends`,
      }),
    ]),
    ...service.messages.flatMap(({ name, batch }) =>
      tableOf(batch?.dispatch, validators, {
        title: `${name} carries`,
        table: code`${batches}.${identifier(name)}.elements`,
      }),
    ),
  ];
}

type Validators = ReadonlyMap<string, Validate<unknown>>;

function tableOf(
  dispatch: Dispatch | undefined,
  validators: Validators,
  { title, table }: { readonly title: string; readonly table: Code },
): readonly TableView[] {
  if (dispatch === undefined) return [];
  const missed: string[] = [];
  const lookups = [...new Set(messagesOf(dispatch))].flatMap((message) => {
    const validate = validators.get(message.name);
    const examples = validate === undefined ? [] : validExamples(message, validate);
    const found = [...examples.keys()].filter(
      (index) => lookUp(dispatch, examples[index] ?? null, validators) === message,
    );
    missed.push(
      ...[...examples.keys()]
        .filter((index) => !found.includes(index))
        .map((index) => `- example ${index + 1} of ${message.name}`),
    );
    if (found.length === 0) return [];
    const some = found.length === examples.length ? code`` : code`, ${literal(found)}`;
    return [code`finds(${table}, messages.${identifier(message.name)}${some})`];
  });
  if (lookups.length === 0) return [];
  const words = ["Taken for another message, or for none:", ...missed].join("\n");
  return [{ doc: comment(missed.length === 0 ? [] : [{ text: words }]), title: text(title), lookups }];
}

/** The message that a payload is by a table, as `find` of the runtime has it. */
function lookUp(dispatch: Dispatch, payload: Json, validators: Validators): Message | undefined {
  const isValid = ({ name }: Message) => validators.get(name)?.(payload).ok === true;
  const find = foldDispatch<Message, () => Message | undefined>(dispatch, {
    message: (message, refinements) => () => refinements.find(isValid) ?? message,
    ambiguous: (messages) => () => messages.find(isValid),
    frames: (parts) => () => {
      const frame = typeof payload === "string" && parts.some(([one]) => one === "text") ? "text" : "json";
      return parts.find(([one]) => one === frame)?.[1]();
    },
    switch: ({ path, cases, otherwise }) => {
      const value = valueAt(payload, path);
      return () => (cases.find(([one]) => one === value)?.[1] ?? otherwise)?.();
    },
  });
  return find();
}
