import { stepsOf, valueAt } from "../../../runtime/wire/pointer.js";
import type { Issue } from "../../../runtime/wire/validation.js";
import type { TryField } from "../../try-contract.js";
import { element, labelled } from "./element.js";

/** A form for the flat fields of a payload. The payload itself is somebody else's. */
export interface Form {
  readonly node: HTMLElement;
  /** Shows what stands in a payload, and what is wrong with it. */
  show(payload: unknown, issues: readonly Issue[]): void;
}

/** Makes the form; `changed` hears what somebody has filled in: undefined where nothing is to stand there. */
export function buildForm(
  fields: readonly TryField[],
  changed: (path: string, value: unknown) => void,
): Form {
  const shown = fields.map((field) => showField(field, (value) => changed(field.path, value)));
  return {
    node: element("div", { class: "try-form" }, ...shown.map(({ node }) => node)),
    show(payload, issues) {
      for (const { path, show } of shown)
        show(
          valueAt(payload, path),
          issues.filter((issue) => issue.path === path),
        );
    },
  };
}

interface ShownField {
  readonly path: string;
  readonly node: HTMLElement;
  show(value: unknown, issues: readonly Issue[]): void;
}

function showField(field: TryField, changed: (value: unknown) => void): ShownField {
  const { path, isRequired, words } = field;
  const choices = choicesOf(field);
  const control =
    choices === undefined
      ? element("input", {
          ...{ type: "text", autocomplete: "off", spellcheck: "false" },
          ...(field.kind === "text" ? {} : { inputmode: "decimal" }),
        })
      : element(
          "select",
          {},
          ...["", ...choices.map((choice) => JSON.stringify(choice))].map((value) =>
            element("option", { value }, value === "" ? "–" : value.replaceAll('"', "")),
          ),
        );
  const label = stepsOf(path).join(" › ");
  const node = labelled(label, control, { words, isRequired });
  const wrong = element("p", { class: "try-wrong", id: `${control.id}-wrong`, hidden: true });
  node.append(wrong);
  control.addEventListener("input", () => changed(readControl(field, control.value)));
  return {
    path,
    node,
    show(value, issues) {
      // Whoever types is not to be disturbed.
      if (document.activeElement !== control) control.value = textOf(value, choices !== undefined);
      wrong.textContent = issues
        .map(({ expected, message, keyword }) =>
          keyword === "required" ? "This is missing." : expected === "" ? message : `Must be ${expected}.`,
        )
        .join(" ");
      wrong.hidden = issues.length === 0;
      if (issues.length === 0) control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
      const notes = [
        words === "" ? [] : [`${control.id}-words`],
        issues.length === 0 ? [] : [wrong.id],
      ].flat();
      if (notes.length > 0) control.setAttribute("aria-describedby", notes.join(" "));
    },
  };
}

const choicesOf = ({ kind, choices }: TryField): readonly unknown[] | undefined =>
  kind === "boolean" ? [true, false] : choices;

/** What somebody typed, as JSON has it; what is no number stays text, so that the validator says so. */
function readControl({ kind, isRequired, isNullable }: TryField, text: string): unknown {
  if (text === "") return isRequired ? (isNullable ? null : kind === "text" ? "" : undefined) : undefined;
  switch (kind) {
    case "text":
      return text;
    case "boolean":
    case "choice":
      return JSON.parse(text);
    case "integer":
    case "number":
      return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : text;
    default:
      return kind satisfies never;
  }
}

function textOf(value: unknown, isChoice: boolean): string {
  if (value === undefined || (value === null && !isChoice)) return "";
  if (isChoice || typeof value === "object") return JSON.stringify(value);
  return String(value);
}
