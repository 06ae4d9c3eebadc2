import { describe, expect, test } from "vitest";
import { defineCodes } from "../../src/diagnostic/codes.js";
import { isRefusal, stopsGenerate } from "../../src/diagnostic/diagnostic.js";
import { explain, listCodes, nearestCode } from "../../src/diagnostic/explain.js";
import { createRegistry } from "../../src/diagnostic/registry.js";
import { renderSarif } from "../../src/diagnostic/report/sarif.js";
import { UsageError } from "../../src/diagnostic/usage-error.js";
import { registry } from "../../src/program/registry.js";
import { rules } from "../../src/rules/rules.js";

const plugin = defineCodes({
  "casing/channel-name": {
    severity: "warning",
    message: "`{name}` is not in {casing}",
    help: "Call it `{wanted}`.",
    page: "Names of channels are in one casing.",
  },
  "casing/no-channels": {
    ...{ severity: "error", message: "there are no channels", help: "Add one.", page: "Nothing to look at." },
    stopsGenerate: true,
  },
});
const source = { file: "a.yaml", pointer: "/channels/a" };
const holes = { name: "A", casing: "kebab-case", wanted: "a" };

describe("codes that a plugin brings", () => {
  test("report findings as ours do", () => {
    expect(plugin.diagnose("casing/channel-name", holes, source)).toEqual({
      ...{ code: "casing/channel-name", severity: "warning", source, related: [] },
      ...{ message: "`A` is not in kebab-case", help: "Call it `a`." },
    });
    const stopping = plugin.diagnose("casing/no-channels", {}, source);
    expect([stopsGenerate(stopping), isRefusal(stopping)]).toEqual([true, false]);
  });

  test("report wrong calls", () => {
    const error = plugin.usageError("casing/channel-name", holes, "cause");
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ code: "casing/channel-name", help: "Call it `a`.", cause: "cause" });
  });

  test("are explained, listed and described in SARIF once they are registered", () => {
    const more = createRegistry([plugin.entries]);
    expect(explain("casing/channel-name", more)).toContain("Names of channels are in one casing.");
    expect(listCodes(more)).toMatch(/^casing\/channel-name +warning/);
    expect(nearestCode("casing/chanel-name", more)).toBe("casing/channel-name");
    const place = { file: "a.yaml", pointer: "", line: 1, column: 1, endLine: 1, endColumn: 2 };
    const finding = { ...plugin.diagnose("casing/channel-name", holes, source), ...place, related: [] };
    const [rule] = JSON.parse(renderSarif([finding], { version: "1", registry: more })).runs[0].tool.driver
      .rules;
    expect(rule).toMatchObject({ id: "casing/channel-name", defaultConfiguration: { level: "warning" } });
  });

  test("may not have the code of another", () => {
    const twice = () =>
      createRegistry([plugin.entries, { "casing/no-channels": plugin.entries["casing/no-channels"] }]);
    expect(twice).toThrow("casing/no-channels");
  });
});

test("the codes of every rule are registered", () => {
  const missing = rules
    .flatMap(({ codes }) => Object.keys(codes))
    .filter((code) => registry.find(code) === undefined);
  expect(missing).toEqual([]);
});
