import { describe, expect, test } from "vitest";
import type { Dispatch } from "../../src/contract/contract.js";
import { foldDispatch, mapDispatch } from "../../src/contract/dispatch-fold.js";

const dispatch: Dispatch<string> = {
  kind: "switch",
  path: ["type"],
  cases: [
    // biome-ignore lint/suspicious/noThenProperty: the name in the contract
    { value: "a", then: { kind: "message", message: "one", refinements: ["special"] } },
    {
      value: 2,
      // biome-ignore lint/suspicious/noThenProperty: the name in the contract
      then: {
        kind: "switch",
        path: ["data", "kind"],
        cases: [],
        otherwise: { kind: "ambiguous", messages: ["two", "three"] },
      },
    },
  ],
};

describe("a fold over a dispatch", () => {
  test("sees every kind, from the messages upwards, cases before the rest", () => {
    const words = foldDispatch<string, string>(dispatch, {
      message: (message, refinements) => [...refinements, message].join("<"),
      ambiguous: (messages) => messages.join("|"),
      frames: (parts) => parts.map(([frame, found]) => `${frame}:${found}`).join(),
      switch: ({ path, cases, all, otherwise }) =>
        `${path.join(".")}(${cases.map(([value]) => value).join()};${all.join()};${otherwise})`,
    });
    expect(words).toBe("type(a,2;special<one,data.kind(;two|three;two|three);undefined)");
  });

  test("gives the same dispatch over other messages, in plain data", () => {
    const loud = mapDispatch(dispatch, (name) => name.toUpperCase());
    expect(JSON.stringify(loud)).toBe(
      JSON.stringify(dispatch).replaceAll(/one|special|two|three/g, (name) => name.toUpperCase()),
    );
    expect(mapDispatch(dispatch, (name) => name)).toEqual(dispatch);
  });
});
