import type { Message, Dispatch as Plan } from "../contract/contract.js";
import { type AnyMessage, by, type Dispatch, either, refined } from "../runtime/wire/dispatch.js";

/** How to tell messages apart, with the messages themselves: what generated code states. */
export function buildDispatch(plan: Plan, messageOf: (message: Message) => AnyMessage): Dispatch<AnyMessage> {
  switch (plan.kind) {
    case "message": {
      const message = messageOf(plan.message);
      return plan.refinements.length === 0 ? message : refined(message, plan.refinements.map(messageOf));
    }
    case "ambiguous":
      return either(plan.messages.map(messageOf));
    case "switch":
      return by(
        plan.path,
        plan.cases.map(({ value, then }) => [value, buildDispatch(then, messageOf)] as const),
        plan.otherwise && buildDispatch(plan.otherwise, messageOf),
      );
  }
}
