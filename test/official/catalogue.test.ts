import { expect, test } from "vitest";
import { officialCatalogue } from "../../src/diagnostic/catalogue/official.js";

test.each(Object.entries(officialCatalogue))("%s explains itself", (code, entry) => {
  expect(code).toMatch(/^official(-[a-z]+)*$/);
  expect(entry.page.length).toBeGreaterThan(60);
  expect(entry.help).not.toBe("");
});
