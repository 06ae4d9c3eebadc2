import { expect, test } from "vitest";
import { officialCodes } from "../../src/official/codes.js";

test.each(Object.entries(officialCodes.entries))("%s explains itself", (code, entry) => {
  expect(code).toMatch(/^official(-[a-z]+)*$/);
  expect(entry.page.length).toBeGreaterThan(60);
  expect(entry.help).not.toBe("");
});
