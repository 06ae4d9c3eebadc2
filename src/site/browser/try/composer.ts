import type { AnyMessage } from "../../../runtime/wire/dispatch.js";
import type { Action } from "./action.js";
import type { Composing } from "./composing.js";
import { element, fill, labelled, select } from "./element.js";
import type { Live } from "./live.js";
import { messageView } from "./message-view.js";

/** Where a message is written, checked and sent. */
interface Composer {
  readonly node: HTMLElement;
  /** Offers what can be done; `name` is chosen where it is among it. */
  show(actions: readonly Action[], name: string | undefined): void;
  /** Answers go here. */
  readonly answers: HTMLElement;
}

/** Makes the composer. What was written is kept while the page is open. */
export function buildComposer(live: Live, composing: Composing): Composer {
  const body = element("div");
  const answers = element("div", { class: "try-answers", "aria-live": "polite" });
  const heading = element("h2", { id: "try-say" }, "Send");
  const panel = { class: "try-panel", "aria-labelledby": heading.id };
  const node = element("section", panel, heading, body, answers);
  const drafts = new Map<string, string>();
  let actions: readonly Action[] = [];

  const showAction = (action: Action | undefined) => {
    fill(answers);
    composing.chosen(action);
    if (action === undefined) {
      fill(
        body,
        element("p", { class: "words" }, "There is nothing to send here: connect, and see what comes."),
      );
      return;
    }
    const options = actions.map(({ name, words }) => ({
      value: name,
      text: words === "" ? name : `${name}: ${words}`,
    }));
    const chosen = select(options, action.name, (name) => {
      const picked = actions.find((one) => one.name === name);
      showAction(picked);
      if (picked !== undefined) composing.picked(picked);
      body.querySelector("select")?.focus();
    });
    const about = element("a", { href: action.page }, `About ${action.name}`);
    const rest = element("div");
    const [first] = action.messages;
    fill(body, labelled("What", chosen, action.page === "" ? {} : { words: about }), rest);
    const showMessage = (message: AnyMessage | undefined) =>
      fill(rest, ...messageView({ live, composing, drafts, action, message, showMessage }));
    showMessage(first);
  };
  return {
    node,
    answers,
    show(offered, name) {
      actions = offered;
      showAction(offered.find((one) => one.name === name) ?? offered[0]);
    },
  };
}
