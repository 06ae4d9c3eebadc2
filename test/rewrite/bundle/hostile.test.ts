import { describe, expect, test } from "vitest";
import { bundledValue, bundleFiles, head3 } from "./document.js";

const schema = (reference: string): string => `${head3}components: { schemas: { Root: ${reference} } }\n`;

describe("hostile documents", () => {
  test("a chain of 5 000 schemas in files costs no stack", async () => {
    const chain = Array.from({ length: 5_000 }, (_, index) => `S${index}: { $ref: "#/S${index + 1}" }`);
    const nested = chain.map((line) => line.replace("{ $ref", "{ items: { $ref").replace(/\}$/, "} }"));
    for (const lines of [chain, nested]) {
      const value = await bundledValue({
        "a.yaml": schema(`{ $ref: "x.yaml#/S0" }`),
        "x.yaml": [...lines, "S5000: { type: string }"].join("\n"),
      });
      const { schemas } = Object(value).components;
      expect(schemas.S5000).toEqual({ type: "string" });
      expect(Object.keys(schemas)).toHaveLength(lines === chain ? 2 : 5_002);
    }
  });

  test("aliases of many files do not fill the memory", async () => {
    const bomb = `a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\nA: { x-d: [*d,*d,*d,*d,*d,*d,*d] }\n`;
    const names = Array.from({ length: 20 }, (_, index) => `f${index}`);
    const { diagnostics } = await bundleFiles({
      "a.yaml": `${head3}components: { schemas: { ${names.map((name) => `${name}: { items: { $ref: "${name}.yaml#/A" } }`).join(", ")} } }`,
      ...Object.fromEntries(names.map((name) => [`${name}.yaml`, bomb])),
    });
    expect(diagnostics.map(({ code }) => code)).toContain("bundle-too-large");
  });
});
