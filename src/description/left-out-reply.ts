import type { Message, Operation } from "../contract/contract.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { leftOut } from "./left-out-finding.js";
import { isHttp } from "./operation-cover.js";
import { messagesWithForeignId } from "./reply.js";

/** What a document says of replies by the place of a value, and none of our transports can use. */
export const ofReplyPlaces = (operation: Operation): readonly Diagnostic[] =>
  "reply" in operation ? [...ofAddress(operation), ...ofCorrelation(operation)] : [];

type Answered = Operation & { readonly kind: "respond" | "request" };

/** A reply that goes to an address of the request. */
const ofAddress = ({ name, reply, source }: Answered): readonly Diagnostic[] =>
  reply.address === undefined
    ? []
    : [
        leftOut(
          {
            what: `the reply address \`${reply.address}\` of \`${name}\``,
            reason: "replies go back over the connection or the HTTP response of the request",
            advice:
              "Leave the reply's `address` out, or use it in a transport of your own: `contract.ts` has it as `reply.address`.",
          },
          source,
        ),
      ];

/** Correlation ids beside the payload; an HTTP response and an acknowledgement belong to their request without one. */
function ofCorrelation(operation: Answered): readonly Diagnostic[] {
  if (isHttp(operation) || operation.channel.socketio?.replies === "ack") return [];
  return messagesWithForeignId(operation).map((message) => ofForeignId(message, operation));
}

const ofForeignId = ({ name, correlationId, source }: Message, operation: Operation): Diagnostic =>
  leftOut(
    {
      what: `the correlation id \`${correlationId}\` of \`${name}\``,
      reason: `a frame has a payload alone, so the replies of \`${operation.name}\` come in the order of the requests`,
      advice:
        "Put the id into the payload of both (`$message.payload#/id`), or use it in a transport of your own: `contract.ts` has it as `reply.correlation`.",
    },
    source,
  );
