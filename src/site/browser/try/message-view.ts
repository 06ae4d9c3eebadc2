import type { AnyMessage } from "../../../runtime/wire/dispatch.js";
import { put, remove } from "../../../runtime/wire/pointer-edit.js";
import type { TryMessage } from "../../try-contract.js";
import { type Action, verbOf } from "./action.js";
import type { Composing } from "./composing.js";
import { buildEditor, type Editor, type Written } from "./editor.js";
import { button, element, fill, labelled, select } from "./element.js";
import { buildForm, type Form } from "./form.js";
import type { Live } from "./live.js";
import { reasonsOf } from "./log-view.js";
import { uploadsOf } from "./uploads.js";
import { judge, type Verdict } from "./verdict.js";

/** What writing a message needs. */
export interface Writing {
  readonly live: Live;
  readonly composing: Composing;
  readonly drafts: Map<string, string>;
  readonly action: Action;
  readonly message: AnyMessage | undefined;
  readonly showMessage: (message: AnyMessage | undefined) => void;
}

/** The ways to write a message of an action, check it and send it. */
export function messageView(writing: Writing): readonly HTMLElement[] {
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

/** A body of JSON: a text field and a form for its flat fields, which follow each other, and what is wrong with it. */
function jsonView(
  { action, composing, drafts }: Writing,
  message: AnyMessage,
  live: Live,
): readonly HTMLElement[] {
  const { name } = message;
  const known = live.contract.messages[name] ?? nothingKnown;
  const { examples, page } = known;
  const uploads = uploadsOf(action.http?.body === "form" ? (action.http.files ?? []) : [], () =>
    editor.check(),
  );
  const verdictView = buildVerdictView();
  const send = button(verbOf(action), () => submit(), primary);
  const anyway = button("Send anyway", () => submit(), { class: "try-anyway" });
  const submit = () => {
    const { value } = editor;
    if (value.ok) composing.send({ action, message, payload: uploads.within(value.value) });
  };
  const key = `${action.name} ${name}`;
  const form: Form = buildForm(known.fields, (path, value) => {
    const before = editor.value.ok ? editor.value.value : {};
    const next = value === undefined ? remove(before, path) : put(before, path, value);
    if (next !== undefined) editor.write(next);
  });
  const editor: Editor = buildEditor((value, text) => {
    drafts.set(key, text);
    const verdict = value.ok ? judge(live.description, message, uploads.within(value.value)) : undefined;
    form.show(value.ok ? value.value : undefined, verdict?.kind === "invalid" ? verdict.issues : []);
    send.disabled = verdict?.kind !== "valid";
    anyway.hidden = verdict?.kind !== "invalid";
    verdictView.show(value, verdict);
    editor.setInvalid(verdict?.kind !== "valid");
  });
  editor.node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || send.disabled) return;
    event.preventDefault();
    submit();
  });
  const start = startView(examples, editor);
  const draft = drafts.get(key);
  if (draft === undefined) editor.write(examples[0]?.payload ?? {});
  else editor.writeText(draft);
  const words = element("span", {}, "Ctrl+Enter sends. ", element("a", { href: page }, `About ${name}`));
  return [
    ...[labelled("Start from", start), ...uploads.nodes],
    writeView(known, form, labelled("JSON", editor.node, { words })),
    ...verdictView.nodes,
    element("div", { class: "try-tools" }, send, anyway),
  ];
}

/** What the contract says of what was written. */
function buildVerdictView() {
  const line = element("p", { class: "try-verdict", role: "status" });
  const reasons = element("div");
  return {
    nodes: [line, reasons],
    show(value: Written, verdict: Verdict | undefined) {
      const issues = verdict?.kind === "invalid" ? verdict.issues : [];
      line.className = `try-verdict ${verdict?.kind ?? "broken"}`;
      line.textContent = value.ok ? verdictOf(issues.length) : `This is no JSON: ${value.reason}`;
      fill(reasons, ...(verdict === undefined ? [] : reasonsOf(verdict)));
    },
  };
}

/** The examples that can be started from. */
const startView = (examples: TryMessage["examples"], editor: Editor): HTMLSelectElement =>
  select(
    [
      ...examples.map(({ title }, index) => ({ value: `${index}`, text: title })),
      { value: "", text: "Nothing filled in" },
    ],
    examples.length > 0 ? "0" : "",
    (index) => editor.write(index === "" ? {} : examples[Number(index)]?.payload),
  );

/** The form beside the JSON, where the message has flat fields. */
function writeView(
  { fields, hasMore }: Pick<TryMessage, "fields" | "hasMore">,
  form: Form,
  json: HTMLElement,
): HTMLElement {
  if (fields.length === 0) return element("div", { class: "try-write" }, json);
  const formWords = hasMore ? "The rest of it can be written as JSON." : "";
  const details = element(
    "details",
    { class: "try-fields", open: matchMedia("(min-width: 52rem)").matches },
    element("summary", {}, "Fields"),
    form.node,
    element("p", { class: "words" }, formWords),
  );
  return element("div", { class: "try-write both" }, details, json);
}

const nothingKnown = { examples: [], fields: [], hasMore: true, page: "" } as const;

const verdictOf = (issues: number): string =>
  issues === 0
    ? "Valid: the contract allows this."
    : `${issues === 1 ? "One thing breaks" : `${issues} things break`} the contract, so it is not sent:`;
