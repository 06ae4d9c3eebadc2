import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { findParser } from "../../src/official/parser-package.js";
import { makeFolder } from "../folder.js";
import { content, fakeParserFiles } from "./fake-parser.js";

const installed = (version?: string): string =>
  makeFolder(version === undefined ? {} : fakeParserFiles(content, version));

/** As asyncwright would stand in that folder. */
const beside = (folder: string): string => pathToFileURL(join(folder, "asyncwright.js")).href;

describe("the parser that is asked", () => {
  test.each([
    { own: "3.6.0", current: "3.9.0", wanted: "3.6.0" },
    { own: undefined, current: "3.6.1", wanted: "3.6.1" },
    { own: "3.5.9", current: "3.10.0", wanted: "3.10.0" },
    { own: "4.0.0", current: undefined, wanted: "4.0.0" },
    { own: "3.7.0-rc.1", current: undefined, wanted: "3.7.0-rc.1" },
  ])(
    "is $wanted of $own beside asyncwright and $current in the current folder",
    ({ own, current, wanted }) => {
      expect(findParser(installed(current), beside(installed(own))).version).toBe(wanted);
    },
  );

  test.each([
    { own: undefined, current: undefined, code: "official-missing", says: /not installed/ },
    { own: "3.5.9", current: undefined, code: "official-too-old", says: /3\.5\.9 is installed/ },
    { own: undefined, current: "2.1.2", code: "official-too-old", says: /2\.1\.2 is installed/ },
    { own: undefined, current: "no version", code: "official-too-old", says: /no version/ },
  ])("is none of $own and $current, with the command that installs one", ({ own, current, code, says }) => {
    const find = () => findParser(installed(current), beside(installed(own)));
    expect(find).toThrow(expect.objectContaining({ code, message: expect.stringMatching(says) }));
    expect(find).toThrow(
      expect.objectContaining({ help: expect.stringContaining("npm install --save-dev @asyncapi/parser") }),
    );
  });

  test("is found above the current folder, too", () => {
    const folder = makeFolder({ ...fakeParserFiles(content), "deep/down/x": "" });
    expect(findParser(join(folder, "deep/down"), beside(installed())).version).toBe("3.9.0");
  });
});
