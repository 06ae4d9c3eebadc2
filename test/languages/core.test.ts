import { describe, expect, test } from "vitest";
import { languages } from "../../src/languages/names.js";
import type { SchemaJson } from "../../src/schema/schema.js";
import { codeOf, filesOf } from "./core-sample.js";

const message: SchemaJson = {
  type: "object",
  description: "Somebody said something.",
  properties: {
    code: { const: "said" },
    userId: { type: "string", description: "Who." },
    tags: { type: "array", items: { type: "string" } },
    mood: { type: "string", enum: ["good", "so-so"] },
    count: { type: ["integer", "null"] },
  },
  required: ["code", "userId", "count"],
};

test("an object is a pydantic model", async () => {
  const files = await filesOf("python", { Said: message });
  expect(files.get("chat/models.py")).toBe(`# Generated from asyncapi.yaml by asyncwright. Do not edit.

from __future__ import annotations

from typing import List, Literal, Optional

from pydantic import Field

from ._base import OpenModel, complete


class Said(OpenModel):
    """Somebody said something."""

    code: Literal["said"] = "said"
    user_id: str = Field(alias="userId")
    """Who."""
    tags: Optional[List[str]] = None
    mood: Optional[Literal["good", "so-so"]] = None
    count: Optional[int]


# Classes that were named before they were there.
complete(
    Said,
)
`);
});

test("an object is a Java class for Jackson, and an enum within it a class of its own", async () => {
  const files = await filesOf("java", { Said: message });
  expect([...files.keys()]).toEqual(["chat/Said.java", "chat/SaidMood.java", "README.md"]);
  expect(files.get("chat/Said.java")).toContain(`  @JsonProperty("code")
  private String code = "said";
  /** Who. */
  @JsonProperty("userId")
  private String userId;
  @JsonProperty("tags")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private List<String> tags;
  @JsonProperty("mood")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private SaidMood mood;
  @JsonProperty("count")
  private Long count;
`);
  expect(files.get("chat/SaidMood.java")).toContain(`public enum SaidMood {
  GOOD("good"),
  SO_SO("so-so");
`);
});

describe.each(languages)("%s", (language) => {
  test("gives the same bytes whatever the order of the properties' owners, twice", async () => {
    const one = await filesOf(language, {
      Said: message,
      Other: { type: "object", properties: { a: true } },
    });
    const two = await filesOf(language, {
      Other: { type: "object", properties: { a: true } },
      Said: message,
    });
    expect([...one]).toEqual([...two]);
  });

  test("keeps each of the properties that are spelt alike", async () => {
    const wires = [
      "foo-bar",
      "foo_bar",
      "fooBar",
      "FooBar",
      "a_b",
      "aB",
      "__proto__",
      "constructor",
      "class",
    ];
    const properties = Object.fromEntries(wires.map((wire) => [wire, { type: "string" } as const]));
    const code = await codeOf(language, { Odd: { type: "object", properties } });
    for (const wire of wires) expect(code).toMatch(new RegExp(`["\`:, ]${wire}["\`,:]`));
  });

  test("names schemas by their names, invents no member and leaves no token", async () => {
    const code = await codeOf(language, {
      Node: {
        type: "object",
        properties: { next: { $ref: "Node" }, all: { type: "array", items: { $ref: "Node" } } },
      },
      One: { type: "object", properties: { kind: { const: "one" } }, required: ["kind"] },
      Two: {
        type: "object",
        properties: { kind: { const: "two" } },
        required: ["kind"],
        additionalProperties: false,
      },
      Any: { oneOf: [{ $ref: "One" }, { $ref: "Two" }] },
      Values: { enum: ["a", 1, 1.5, true, null, { a: 1 }, [1]] },
      Holder: {
        type: "object",
        properties: { number: { enum: [1, 2] }, flag: { const: true }, mixed: { $ref: "Values" } },
      },
    });
    expect(code).toContain("Node");
    expect(code).not.toMatch(/anonymous|additional_?properties|xqz|zqx/i);
  });

  test("ends in a type that holds anything where schemas go round in a circle or too deep", async () => {
    const deep = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [
        `Deep${at}`,
        at === 299
          ? { type: "string" as const }
          : { type: "array" as const, items: { $ref: `Deep${at + 1}` } },
      ]),
    );
    const code = await codeOf(language, { ...deep, Loop: { $ref: "Pool" }, Pool: { $ref: "Loop" } });
    expect(code.length).toBeLessThan(100_000);
  });

  test("says nothing of the library, its version or the time", async () => {
    const code = await codeOf(language, { Said: message });
    expect(code).not.toMatch(/modelina|\b20\d\d-\d\d/i);
  });
});

test("5 000 schemas that refer each to the next cost no more than each for itself", async () => {
  const chain = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, at) => [
      `S${at}`,
      at === 4_999 ? { type: "string" as const } : { $ref: `S${at + 1}` },
    ]),
  );
  const code = await codeOf("python", chain);
  expect(code).toContain("S0 = str\n");
});

test("a tagged union reads its cases by the tag", async () => {
  const schemas: Readonly<Record<string, SchemaJson>> = {
    One: { type: "object", properties: { kind: { const: "one" } }, required: ["kind"] },
    Two: { type: "object", properties: { kind: { const: "two" } }, required: ["kind"] },
    Either: { oneOf: [{ $ref: "One" }, { $ref: "Two" }] },
  };
  expect(await codeOf("python", schemas)).toContain(
    'Either = Annotated[Union[One, Two], Field(discriminator="kind")]',
  );
  const java = await codeOf("java", schemas);
  expect(java).toContain('@JsonSubTypes.Type(value = One.class, name = "one")');
  expect(java).toContain("public class One implements Either {");
  const go = await codeOf("go", schemas);
  expect(go).toContain('case "two":\n\t\tu.Value = &Two{}');
});

test("null is let through where one of the cases is null, behind a name, too", async () => {
  const code = await codeOf("python", {
    Perhaps: { type: ["object", "null"], properties: { a: { type: "string" } } },
    Other: { type: "object", properties: { b: { type: "string" } } },
    Either: { oneOf: [{ $ref: "Perhaps" }, { $ref: "Other" }] },
    Holder: { type: "object", properties: { either: { $ref: "Either" } }, required: ["either"] },
  });
  expect(code).toContain("    either: Optional[Either]\n");
});
