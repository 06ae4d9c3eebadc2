import { expect, test } from "vitest";
import {
  findVersion,
  isVersion2,
  shortVersion,
  targetVersions,
  versions,
} from "../../src/specification/version.js";

test.each([
  ["3.0", "3.0.0"],
  ["3.0.0", "3.0.0"],
  ["2.6", "2.6.0"],
  ["3", undefined],
  ["3.0.1", undefined],
  ["", undefined],
])("%j means %j", (text, wanted) => {
  expect(findVersion(text, versions)).toBe(wanted);
});

test("each version is found by its short name, and documents are converted to all but those of AsyncAPI 2", () => {
  expect(versions.map((version) => findVersion(shortVersion(version), versions))).toEqual(versions);
  expect(versions.filter((version) => !isVersion2(version))).toEqual(targetVersions);
});
