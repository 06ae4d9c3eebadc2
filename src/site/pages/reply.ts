import type { Operation, Service } from "../../contract/contract.js";
import { describeReply } from "../../description/reply.js";
import type { Block, Fact } from "../content.js";
import { linkTo, type Scope, type ServiceScope } from "../scope.js";
import { valueText } from "../type-words.js";
import { code, joined, link, text } from "../words.js";
import { facts } from "./facts.js";
import { listOf, messageItem } from "./items.js";

/** What answers an operation, and how the one who asked knows the answer. */
export function replyBlocks(scope: Scope, own: ServiceScope, operation: Operation): readonly Block[] {
  if (operation.kind !== "request" && operation.kind !== "respond") return [];
  const { address, channel, messages } = operation.reply;
  const statuses = own.description.service.operations[operation.name]?.http?.statuses ?? {};
  const items = messages.map((message) => {
    const item = messageItem(scope, message);
    const marks = (statuses[message.name] ?? []).map(
      (status) => ({ text: String(status), tone: "plain" }) as const,
    );
    return { ...item, badges: [...marks, ...item.badges] };
  });
  return [
    ...listOf(items),
    ...facts([
      channel === operation.channel
        ? undefined
        : { term: "Answered on", value: [link(linkTo(scope, channel))] },
      address === undefined ? undefined : { term: "Answered at", value: [code(address)] },
      ...matchFacts(operation),
    ]),
  ];
}

/** The statuses with which a message answers over HTTP, each once. */
export const statusesOf = ({ description }: ServiceScope, name: string): readonly string[] => [
  ...new Set(
    Object.values(description.service.operations).flatMap(({ http }) =>
      (http?.statuses?.[name] ?? []).map(String),
    ),
  ),
];

function matchFacts(operation: Operation & { readonly kind: "request" | "respond" }): readonly Fact[] {
  const { match, pending } = describeReply(operation);
  const rules = Object.entries(match ?? {});
  const pairs = new Map(
    rules.flatMap(([, { equal = [] }]) => equal.map((pair) => [pair.join("\n"), pair] as const)),
  );
  const absent = [...new Set(rules.flatMap(([, rule]) => rule.absent ?? []))];
  return [
    {
      term: "Belongs to the request",
      value: joined(
        [
          ...[...pairs.values()].map(([request, reply]) =>
            request === reply
              ? [code(dotted(reply)), text(" is the same")]
              : [code(dotted(reply)), text(" is the request's "), code(dotted(request))],
          ),
          ...(absent.length === 0
            ? []
            : [
                [
                  text("there is no "),
                  ...joined(
                    absent.map((pointer) => [code(dotted(pointer))]),
                    " and no ",
                  ),
                ],
              ]),
        ],
        ", and ",
      ),
    },
    {
      term: "More than one answer",
      value:
        pending === undefined
          ? []
          : [
              text("as long as "),
              code(dotted(pending.pointer)),
              text(" is "),
              ...joined(
                pending.values.map((value) => [code(valueText(value))]),
                " or ",
              ),
              text(", another one follows"),
            ],
    },
  ];
}

/** `/data/sender` as readers write it: `data.sender`. */
const dotted = (pointer: string): string => pointer.replace(/^\//, "").replaceAll("/", ".");

/** The operations that say the same as one, or a part of it, in narrower terms. */
export const narrowerOf = (
  { description, service }: ServiceScope,
  operation: Operation,
): readonly Operation[] => {
  const kept = description.kept.filter(({ operation: one }) => one.name !== operation.name);
  const names = new Set(operation.messages.map(({ name }) => name));
  const left = description.kept.find(({ operation: one }) => one.name === operation.name)?.messages ?? [];
  for (const { name } of left) names.delete(name);
  const mirrored = operation.channel.mirrors;
  return narrower(service, operation, { kept, names, mirrored });
};

const narrower = (
  { operations }: Service,
  operation: Operation,
  {
    kept,
    names,
    mirrored,
  }: {
    readonly kept: ServiceScope["description"]["kept"];
    readonly names: ReadonlySet<string>;
    readonly mirrored: string | undefined;
  },
): readonly Operation[] =>
  operations.filter(
    ({ channel, kind, name }) =>
      isBegun(kind) === isBegun(operation.kind) &&
      (channel === operation.channel || channel.name === mirrored) &&
      kept.some(
        (one) => one.operation.name === name && one.messages.some((message) => names.has(message.name)),
      ),
  );

const isBegun = (kind: Operation["kind"]): boolean => kind === "send" || kind === "request";
