import type { AnyMessage } from "../../../runtime/wire/dispatch.js";
import { put, remove } from "../../../runtime/wire/pointer-edit.js";
import { type Action, verbOf } from "./action.js";
import { buildEditor, type Editor } from "./editor.js";
import { button, element, fill, labelled, select } from "./element.js";
import { buildForm, type Form } from "./form.js";
import type { Live } from "./live.js";
import { reasonsOf } from "./log-view.js";
import { uploadsOf } from "./uploads.js";
import { judge, type Verdict } from "./verdict.js";

/** What somebody wants to send. */
export interface Draft {
  readonly action: Action;
  readonly message: AnyMessage | undefined;
  readonly payload: unknown;
}

/** Where a message is written, checked and sent. */
interface Composer {
  readonly node: HTMLElement;
  /** Offers what can be done; `name` is chosen where it is among it. */
  show(actions: readonly Action[], name: string | undefined): void;
  /** Answers go here. */
  readonly answers: HTMLElement;
}

/** What a composer tells. */
interface Composing {
  /** What is shown now. */
  chosen(action: Action | undefined): void;
  /** Somebody has picked it. */
  picked(action: Action): void;
  send(draft: Draft): void;
}

/** Makes the composer. What was written is kept while the page is open. */
export function buildComposer(live: Live, composing: Composing): Composer {
  const body = element("div");
  const answers = element("div", { class: "try-answers", "aria-live": "polite" });
  const heading = element("h2", { id: "try-say" }, "Send");
  const node = element(
    "section",
    { class: "try-panel", "aria-labelledby": heading.id },
    heading,
    body,
    answers,
  );
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

interface Writing {
  readonly live: Live;
  readonly composing: Composing;
  readonly drafts: Map<string, string>;
  readonly action: Action;
  readonly message: AnyMessage | undefined;
  readonly showMessage: (message: AnyMessage | undefined) => void;
}

function messageView(writing: Writing): readonly HTMLElement[] {
  const { action, message, composing, live, showMessage } = writing;
  if (message === undefined) {
    const ask = button(
      verbOf(action),
      () => composing.send({ action, message, payload: undefined }),
      primary,
    );
    return [element("p", { class: "words" }, "It has no body."), element("div", { class: "try-tools" }, ask)];
  }
  const names = action.messages.map(({ name }) => ({ value: name, text: name }));
  const among = select(names, message.name, (name) =>
    showMessage(action.messages.find((one) => one.name === name)),
  );
  const write = action.http?.body === "bytes" ? bytesView : jsonView;
  return [...(names.length > 1 ? [labelled("Message", among)] : []), ...write(writing, message, live)];
}

const primary = { class: "try-primary" } as const;

/** A body that is a file and nothing else. */
function bytesView({ action, composing }: Writing, message: AnyMessage): readonly HTMLElement[] {
  const file = element("input", { type: "file" });
  const send = button(
    verbOf(action),
    () => composing.send({ action, message, payload: file.files?.[0] }),
    primary,
  );
  send.disabled = true;
  file.addEventListener("change", () => {
    send.disabled = file.files?.length !== 1;
  });
  return [labelled("File", file), element("div", { class: "try-tools" }, send)];
}

function jsonView(
  { action, composing, drafts }: Writing,
  message: AnyMessage,
  live: Live,
): readonly HTMLElement[] {
  const { name } = message;
  const { examples, fields, hasMore, page } = live.contract.messages[name] ?? nothingKnown;
  const uploads = uploadsOf(action.http?.body === "form" ? (action.http.files ?? []) : [], () =>
    editor.check(),
  );
  const verdictLine = element("p", { class: "try-verdict", role: "status" });
  const reasons = element("div");
  const send = button(verbOf(action), () => submit(), primary);
  const anyway = button("Send anyway", () => submit(), { class: "try-anyway" });
  const submit = () => {
    const { value } = editor;
    if (value.ok) composing.send({ action, message, payload: uploads.within(value.value) });
  };
  const key = `${action.name} ${name}`;
  const form: Form = buildForm(fields, (path, value) => {
    const before = editor.value.ok ? editor.value.value : {};
    const next = value === undefined ? remove(before, path) : put(before, path, value);
    if (next !== undefined) editor.write(next);
  });
  const editor: Editor = buildEditor((value, text) => {
    drafts.set(key, text);
    const verdict: Verdict | undefined = value.ok
      ? judge(live.description, message, uploads.within(value.value))
      : undefined;
    const issues = verdict?.kind === "invalid" ? verdict.issues : [];
    form.show(value.ok ? value.value : undefined, issues);
    send.disabled = verdict?.kind !== "valid";
    anyway.hidden = verdict?.kind !== "invalid";
    verdictLine.className = `try-verdict ${verdict?.kind ?? "broken"}`;
    verdictLine.textContent = value.ok ? verdictOf(issues.length) : `This is no JSON: ${value.reason}`;
    fill(reasons, ...(verdict === undefined ? [] : reasonsOf(verdict)));
    editor.setInvalid(verdict?.kind !== "valid");
  });
  editor.node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || send.disabled) return;
    event.preventDefault();
    submit();
  });
  const chosen = select(
    [
      ...examples.map(({ title }, index) => ({ value: `${index}`, text: title })),
      { value: "", text: "Nothing filled in" },
    ],
    examples.length > 0 ? "0" : "",
    (index) => editor.write(index === "" ? {} : examples[Number(index)]?.payload),
  );
  const draft = drafts.get(key);
  if (draft === undefined) editor.write(examples[0]?.payload ?? {});
  else editor.writeText(draft);
  const words = element("span", {}, "Ctrl+Enter sends. ", element("a", { href: page }, `About ${name}`));
  const formWords = hasMore ? "The rest of it can be written as JSON." : "";
  return [
    labelled("Start from", chosen),
    ...uploads.nodes,
    element(
      "div",
      { class: fields.length === 0 ? "try-write" : "try-write both" },
      ...(fields.length === 0
        ? []
        : [
            element(
              "details",
              { class: "try-fields", open: matchMedia("(min-width: 52rem)").matches },
              element("summary", {}, "Fields"),
              form.node,
              element("p", { class: "words" }, formWords),
            ),
          ]),
      labelled("JSON", editor.node, { words }),
    ),
    ...[verdictLine, reasons],
    element("div", { class: "try-tools" }, send, anyway),
  ];
}

const nothingKnown = { examples: [], fields: [], hasMore: true, page: "" } as const;

const verdictOf = (issues: number): string =>
  issues === 0
    ? "Valid: the contract allows this."
    : `${issues === 1 ? "One thing breaks" : `${issues} things break`} the contract, so it is not sent:`;
