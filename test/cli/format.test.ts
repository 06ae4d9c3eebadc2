import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { broken, makeProject } from "./command.js";

describe("--format", () => {
  test.each([
    ["github", /^::error file=asyncapi\.yaml,line=14,endLine=14,col=22,/m],
    ["sarif", /"ruleId": "ref-missing"/],
    ["junit", /^ {4}<testcase classname="asyncapi.yaml" name="ref-missing at 14:22"/m],
    ["markdown", /^- \*\*error\*\* `asyncapi\.yaml:14:22` `ref-missing`/m],
  ])("%s is for findings; the verdict goes to stderr", async (kind, wanted) => {
    const ended = await makeProject({ "asyncapi.yaml": broken }).run("validate", "--format", kind);
    expect(ended.status).toBe(1);
    expect(ended.stdout).toMatch(wanted);
    expect(ended.stderr).toMatch(/^asyncapi\.yaml: invalid, \d errors?/);
  });

  test("writes several, each to its file, beside the text", async () => {
    const project = makeProject({ "asyncapi.yaml": broken });
    const files = ["--format", "sarif=a.sarif", "--format", "junit=a.xml", "--format", "text"];
    const ended = await project.run("validate", ...files);
    expect(ended.stdout).toContain("asyncapi.yaml:14:22 error ref-missing");
    expect(JSON.parse(readFileSync(join(project.cwd, "a.sarif"), "utf8")).version).toBe("2.1.0");
    expect(readFileSync(join(project.cwd, "a.xml"), "utf8")).toMatch(/^<\?xml/);
  });

  test.each(["inspect", "mock"])(
    "of findings is refused by %s, which prints something else",
    async (verb) => {
      const ended = await makeProject().run(verb, "--format", "sarif");
      expect(ended).toMatchObject({ status: 2, stdout: "" });
      expect(ended.stderr).toMatch(/^error usage: /);
    },
  );
});
