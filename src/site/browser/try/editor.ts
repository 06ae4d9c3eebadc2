import { element } from "./element.js";

/** What a text is, read as JSON. */
export type Written =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

/** A text field for JSON. */
export interface Editor {
  readonly node: HTMLTextAreaElement;
  readonly value: Written;
  /** Puts a value there. */
  write(value: unknown): void;
  writeText(text: string): void;
  /** Looks again, although nothing was typed. */
  check(): void;
  /** Says to assistive technology whether it is wrong. */
  setInvalid(isWrong: boolean): void;
}

/** Makes the field; `changed` hears of each change. */
export function buildEditor(changed: (value: Written, text: string) => void): Editor {
  const node = element("textarea", {
    ...{ rows: "12", autocomplete: "off", autocapitalize: "off", spellcheck: "false" },
  });
  const editor: Editor = {
    node,
    get value() {
      return read(node.value);
    },
    write: (value) => editor.writeText(JSON.stringify(value, null, 2) ?? ""),
    writeText(text) {
      node.value = text;
      editor.check();
    },
    check() {
      node.rows = Math.min(24, Math.max(8, node.value.split("\n").length + 1));
      changed(read(node.value), node.value);
    },
    setInvalid(isWrong) {
      if (isWrong) node.setAttribute("aria-invalid", "true");
      else node.removeAttribute("aria-invalid");
    },
  };
  node.addEventListener("input", () => editor.check());
  return editor;
}

function read(text: string): Written {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (thrown) {
    return { ok: false, reason: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
