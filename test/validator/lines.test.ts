import { describe, expect, test } from "vitest";
import { layOut } from "../../src/validator/lines.js";

describe("what the schema compiler wrote", () => {
  test.each<{ name: string; given: string; wanted: string }>([
    {
      name: "is indented by its braces",
      given: "function f(data){\nif(data){\nreturn 1;\n}\n}",
      wanted: "function f(data) {\n  if(data) {\n    return 1;\n  }\n}",
    },
    {
      name: "has each else on the line of the brace before it",
      given: "if(a){\nb();\n}\nelse {\nc();\n}",
      wanted: "if(a) {\n  b();\n} else {\n  c();\n}",
    },
    {
      name: "loses a count that nothing reads",
      given: "const _errs0 = errors;\nuse();",
      wanted: "use();",
    },
    {
      name: "keeps a count that is read",
      given: "const _errs0 = errors;\nuse(_errs0);",
      wanted: "const _errs0 = errors;\nuse(_errs0);",
    },
    {
      name: "loses what only a lost line has read",
      given: "const _errs0 = errors;\nvar valid0 = _errs0 === errors;\nuse();",
      wanted: "use();",
    },
    {
      name: "loses a verdict that only an empty block has asked for",
      given: "var valid0 = true;\nif(!valid0){\n}\nuse();",
      wanted: "use();",
    },
    {
      name: "keeps an empty block that has an else, and loses an else that is empty",
      given: "var valid0 = a();\nif(!valid0){\n}\nelse {\nuse();\n}\nif(b){\nuse();\n}\nelse {\n}",
      wanted: "var valid0 = a();\nif(!valid0) {\n} else {\n  use();\n}\nif(b) {\n  use();\n}",
    },
    {
      name: "keeps an empty block that asks about a value",
      given: "if(typeof data === 0){\n}\nuse();",
      wanted: "if(typeof data === 0) {\n}\nuse();",
    },
  ])("$name", ({ given, wanted }) => {
    expect(layOut(given)).toBe(wanted);
  });
});
