import messagesTemplate from "../../../templates/messages.ts.hbs";
import {
  type Code,
  code,
  comment,
  fileHeader,
  identifier,
  importList,
  indent,
  join,
  literal,
  propertyKey,
  text,
} from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import { freeName } from "../../code/free-name.js";
import { objectOf } from "../../code/layout.js";
import { renderTemplate } from "../../code/template.js";
import type { Channel, Dispatch, Message, Service } from "../../contract/contract.js";
import { type FoldedSwitch, foldDispatch } from "../../contract/dispatch-fold.js";
import { frameOf } from "../../description/media.js";
import { validExamples } from "../../example/examples.js";
import type { Validate } from "../../runtime/wire/validation.js";
import { bareType } from "../scope/bare-type.js";
import type { EmitInput } from "../scope/emitter.js";
import { batchesName, channelsName } from "../scope/message-names.js";
import { checkName, headersName } from "../scope/validator-names.js";

/** `<service>/messages.ts`: each message as data with its ways to check it, and how to tell them apart. */
export function emitMessages({
  service,
  contract,
  validators,
}: Pick<EmitInput, "service" | "contract" | "validators">): OutputFile {
  const names = localNames(service);
  const used = new Set<RuntimeName>();
  const local = (name: RuntimeName): Code => {
    used.add(name);
    return names.runtime[name];
  };
  const messages = service.messages.map((message) =>
    messageView(message, service, { local, names, payloads: validators.payloads }),
  );
  const channels = service.channels.filter(
    ({ receives, sends }) => receives !== undefined || sends !== undefined,
  );
  const tables = channels.map((channel) => channelView(channel, local));
  const batches = service.messages.flatMap((message) => batchView(message, local));
  const view = {
    header: fileHeader(contract.file),
    modelImports: importList(names.models.map(identifier)),
    validate: names.validate,
    messages,
    channels: identifier(channelsName(service)),
    tables,
    batches: identifier(batchesName(service)),
    batchTables: batches,
    isEmpty: messages.length === 0 && tables.length === 0,
    imports: importList([...used].sort().map((name) => importOf(name, names.runtime[name]))),
  };
  return { path: `${service.name}/messages.ts`, text: renderTemplate(messagesTemplate, view) };
}

const messageNames = (service: Service): readonly string[] => service.messages.map(({ name }) => name);

type RuntimeName =
  | "Message"
  | "batch"
  | "by"
  | "byFrame"
  | "bytes"
  | "channel"
  | "either"
  | "empty"
  | "message"
  | "refined"
  | "text";

interface Names {
  /** What the runtime's exports are called here. */
  readonly runtime: Readonly<Record<RuntimeName, Code>>;
  readonly validate: Code;
  readonly models: readonly string[];
}

/** Names of the document come first: what is imported from elsewhere gives way. */
function localNames(service: Service): Names {
  const models = [
    ...new Set(
      service.messages.flatMap((message) =>
        message.payload === undefined || bareType(message, service) !== undefined
          ? []
          : [message.payload.$ref],
      ),
    ),
  ].sort();
  const taken = new Set([...models, ...messageNames(service), channelsName(service), batchesName(service)]);
  const free = (name: string) => identifier(freeName(name, taken));
  return {
    runtime: {
      Message: free("Message"),
      batch: free("batch"),
      by: free("by"),
      byFrame: free("byFrame"),
      bytes: free("bytes"),
      channel: free("channel"),
      either: free("either"),
      empty: free("empty"),
      message: free("message"),
      refined: free("refined"),
      text: free("text"),
    },
    validate: free("validate"),
    models,
  };
}

function importOf(name: RuntimeName, localName: Code): Code {
  const imported = identifier(name);
  const named = imported === localName ? imported : code`${imported} as ${localName}`;
  return /^[A-Z]/.test(name) ? code`type ${named}` : named;
}

type Local = (name: RuntimeName) => Code;

interface MessageScope {
  readonly local: Local;
  readonly names: Names;
  /** By the name of the message: examples that break their schema are left out. */
  readonly payloads: ReadonlyMap<string, Validate<unknown>>;
}

function messageView(message: Message, service: Service, { local, names, payloads }: MessageScope) {
  const check = checkName(message);
  const model = message.payload === undefined ? code`unknown` : identifier(message.payload.$ref);
  const payload = bareType(message, service) ?? model;
  const frame = frameOf(message, service);
  const { file, pointer } = message.source;
  const accept = payloads.get(message.name) ?? ((value) => ({ ok: true, value }));
  return {
    doc: describe(message),
    name: identifier(message.name),
    type: code`${local("Message")}<${text(message.name)}, ${payload}>`,
    make: local("message"),
    nameText: text(message.name),
    wire: text(message.wire),
    medium: frame === undefined ? code`` : local(frame),
    check: code`${names.validate}.${identifier(check)}`,
    checkHeaders:
      message.headers === undefined
        ? code``
        : code`${names.validate}.${identifier(headersName(message, service))}`,
    source: text(`${file}#${pointer}`),
    examples: indent(literal([...validExamples(message, accept)]), 2),
  };
}

const describe = ({ title, summary, description, deprecated }: Message): Code =>
  comment([
    ...[...new Set([summary ?? title, description])].flatMap((words) =>
      words === undefined ? [] : [{ text: words }],
    ),
    ...(deprecated ? [{ tag: "deprecated", text: "The contract says so." } as const] : []),
  ]);

function channelView(channel: Channel, local: Local) {
  const { name, address, title, description, receives, sends } = channel;
  const words = description ?? title;
  return {
    doc: words === undefined ? code`` : comment([{ text: words }], 2),
    name: propertyKey(name),
    nameText: text(name),
    make: local("channel"),
    address: literal(address),
    receives: receives === undefined ? code`` : indent(dispatchOf(receives, local), 4),
    sends: sends === undefined ? code`` : indent(dispatchOf(sends, local), 4),
  };
}

const batchView = ({ name, batch }: Message, local: Local) =>
  batch === undefined
    ? []
    : [
        {
          name: propertyKey(name),
          make: local("batch"),
          pointer: text(batch.pointer),
          elements: indent(dispatchOf(batch.dispatch, local), 2),
        },
      ];

function dispatchOf(dispatch: Dispatch, local: Local): Code {
  const list = (messages: readonly Message[]) =>
    code`[${join(
      messages.map(({ name }) => identifier(name)),
      ", ",
    )}]`;
  const pure = (name: RuntimeName) => code`/* @__PURE__ */ ${local(name)}`;
  return foldDispatch<Message, Code>(dispatch, {
    message: ({ name }, refinements) =>
      refinements.length === 0
        ? identifier(name)
        : code`${pure("refined")}(${identifier(name)}, ${list(refinements)})`,
    ambiguous: (messages) => code`${pure("either")}(${list(messages)})`,
    switch: (choice) => switchOf(choice, pure("by")),
    frames: (parts) =>
      code`${pure("byFrame")}(${objectOf(
        parts.map(([frame, then]) => [frame, then]),
        80,
      )})`,
  });
}

function switchOf({ path, cases, otherwise }: FoldedSwitch<Code>, make: Code): Code {
  const rows = cases.map(([value, then]) => code`[${literal(value)}, ${then}]`);
  const steps = literal([...path]);
  const rest = otherwise === undefined ? code`` : code`, ${otherwise}`;
  const line = code`${make}(${steps}, [${join(rows, ", ")}]${rest})`;
  if (line.length <= 100 && !line.includes("\n")) return line;
  const lines = join(
    rows.map((row) => code`\n  ${indent(row, 2)},`),
    "",
  );
  return code`${make}(${steps}, [${lines}\n]${rest})`;
}
