/** What stands in an element: text is never taken for markup. */
export type Child = Node | string;

/** An attribute: true stands without a value, false and undefined are left out. */
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Makes an element. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value === true) made.setAttribute(name, "");
    else if (typeof value === "string") made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

/** A list to choose from. */
export function select(
  options: readonly { readonly value: string; readonly text: string }[],
  value: string,
  chosen: (value: string) => void,
): HTMLSelectElement {
  const made = element(
    "select",
    {},
    ...options.map((one) => element("option", { value: one.value }, one.text)),
  );
  made.value = value;
  made.addEventListener("change", () => chosen(made.value));
  return made;
}

let count = 0;

/** A control with its label above and words below, which a screen reader reads along. */
export function labelled(
  label: string,
  control: HTMLElement,
  { words = "", isRequired = false }: { readonly words?: Child; readonly isRequired?: boolean } = {},
): HTMLElement {
  count += 1;
  control.id = `try-${count}`;
  const made = element("div", { class: "try-control" }, element("label", { for: control.id }, label));
  if (isRequired) {
    made.firstElementChild?.append(" ", element("span", { class: "badge required" }, "required"));
    control.setAttribute("aria-required", "true");
  }
  made.append(control);
  if (words !== "") {
    const note = element("p", { class: "words", id: `${control.id}-words` }, words);
    control.setAttribute("aria-describedby", note.id);
    made.append(note);
  }
  return made;
}

/** Puts other children in the place of all that are there. */
export const fill = (parent: Element, ...children: readonly Child[]): void =>
  parent.replaceChildren(...children);
