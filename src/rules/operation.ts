import { defineCodes } from "../diagnostic/codes.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { child, children, type Node, referenceOf, sourceOf } from "../read/node.js";
import type { Rule } from "./rule.js";
import { find, isVersion2 } from "./survey.js";

const { diagnose, entries: codes } = defineCodes({
  "operation-channel-elsewhere": {
    severity: "error",
    message: "an operation has to refer to one of the document's `channels`, not to `{reference}`",
    help: "Refer to `#/channels/...`.",
    page: `The operations under \`operations\` of an AsyncAPI 3 document refer to channels under \`channels\` of the
document, not directly to components.

    channel: { $ref: "#/components/channels/room" }     before
    channel: { $ref: "#/channels/room" }                after
`,
  },
  "operation-message-elsewhere": {
    severity: "error",
    message: "`{reference}` is not a message of the operation's channel `{channel}`",
    help: "Refer to `{channel}/messages/...`, and list the message there.",
    page: `The messages of an operation are some of the messages of its channel, and they are referred to by their place
in the channel.

    messages: [{ $ref: "#/components/messages/say" }]        before
    messages: [{ $ref: "#/channels/room/messages/say" }]     after
`,
  },
});

/** An operation of AsyncAPI 3 refers to a channel of the document and to messages of that channel. */
export const operationRule: Rule = { codes, check: checkOperations };

function checkOperations(document: SourceDocument): readonly Diagnostic[] {
  if (isVersion2(document)) return [];
  const operations = [find(document, "operations"), find(document, "components", "operations")];
  return operations.flatMap((map, index) =>
    map === undefined
      ? []
      : children(map).flatMap(([, operation]) => [
          ...(index === 0 ? checkChannel(operation) : []),
          ...checkMessages(operation),
          ...checkMessages(child(operation, "reply")),
        ]),
  );
}

function checkChannel(operation: Node): readonly Diagnostic[] {
  const channel = child(operation, "channel");
  const reference = channel && referenceOf(channel);
  if (channel === undefined || reference === undefined || reference.includes("#/channels/")) return [];
  return [
    diagnose("operation-channel-elsewhere", { reference }, sourceOf(child(channel, "$ref") ?? channel)),
  ];
}

/** The messages of an operation, or of its reply, are messages of the channel that it names. */
function checkMessages(owner: Node | undefined): readonly Diagnostic[] {
  const messages = owner && child(owner, "messages");
  if (owner === undefined || messages === undefined || !Array.isArray(messages.value)) return [];
  const named = child(owner, "channel");
  const channel = named && referenceOf(named);
  if (channel === undefined) return [];
  return children(messages).flatMap(([, message]) => {
    const reference = referenceOf(message);
    if (reference === undefined || reference.startsWith(`${channel}/messages/`)) return [];
    return [
      diagnose(
        "operation-message-elsewhere",
        { reference, channel },
        sourceOf(child(message, "$ref") ?? message),
      ),
    ];
  });
}
