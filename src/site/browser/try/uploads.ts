import { element, labelled } from "./element.js";

/** Files that go along with a form. */
interface Uploads {
  readonly nodes: readonly HTMLElement[];
  /** The payload with the files that were chosen at their places. */
  within(payload: unknown): unknown;
}

/** Makes a field for each part of a form that is a file. */
export function uploadsOf(names: readonly string[], changed: () => void): Uploads {
  const inputs = names.map((name) => {
    const input = element("input", { type: "file" });
    input.addEventListener("change", changed);
    return { name, input };
  });
  return {
    nodes: inputs.map(({ name, input }) => labelled(`File: ${name}`, input)),
    within(payload) {
      if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return payload;
      const chosen = inputs.flatMap(({ name, input }) => {
        const file = input.files?.[0];
        return file === undefined ? [] : [[name, file] as const];
      });
      return { ...payload, ...Object.fromEntries(chosen) };
    },
  };
}
