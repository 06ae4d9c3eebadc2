import { describe, test } from "vitest";
import { chromiumNote, hasChromium } from "../chromium.js";
import { checkPages } from "./accessible-pages.js";

describe.skipIf(!hasChromium)(`pages in a browser${chromiumNote}`, () => {
  test.each([
    { scheme: "light", width: 360 },
    { scheme: "dark", width: 1280 },
  ] as const)("axe finds nothing in $scheme at $width pixels", { timeout: 180_000 }, checkPages);
});
