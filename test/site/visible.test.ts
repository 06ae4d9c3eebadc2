import { expect, test } from "vitest";
import { visible } from "../../src/site/visible.js";

test.each([
  {
    text: "plain text,\n\twith a tab – and “signs” – чат 聊天 😀",
    shown: "plain text,\n\twith a tab – and “signs” – чат 聊天 😀",
  },
  { text: "admin\u202egnp.exe", shown: "admin\\u202egnp.exe" },
  { text: "us\u200ber", shown: "us\\u200ber" },
  { text: "us\u200der", shown: "us\\u200der" },
  { text: "\u0000\u001b[31m", shown: "\\u0000\\u001b[31m" },
  { text: "\ud800 half", shown: "\\ud800 half" },
  { text: "می\u200cخواهم", shown: "می\u200cخواهم" },
  { text: "👩\u200d💻", shown: "👩\u200d💻" },
])("$shown is what is shown of a text", ({ text, shown }) => {
  expect(visible(text)).toBe(shown);
});
