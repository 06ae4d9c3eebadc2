import { expect, test } from "vitest";
import { proveContentType } from "../../../src/runtime/wire/content-type.js";

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const png = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
const jpeg = "\xff\xd8\xff\xe0\0\x10JFIF";

test.each([
  ["image/png", png, "image/png"],
  ["IMAGE/PNG; x=1", png, "image/png"],
  ["image/jpeg", jpeg, "image/jpeg"],
  ["image/jpg", jpeg, "image/jpeg"],
  ["image/gif", "GIF89a", "image/gif"],
  ["image/webp", "RIFF\x10\0\0\0WEBPVP8 ", "image/webp"],
  ["application/pdf", "%PDF-1.7", "application/pdf"],
  ["text/plain", "hello", "text/plain"],
  ["application/zip", "PK\x03\x04", "application/zip"],
])("%s is kept as what it proves to be", (declared, start, wanted) => {
  expect(proveContentType(declared, latin1(start))).toBe(wanted);
});

test.each([
  ["HTML", "image/png", "<!doctype html>"],
  ["SVG", "image/png", "<svg onload=alert(1)>"],
  ["another picture", "image/png", jpeg],
  ["a zip", "image/jpeg", "PK\x03\x04"],
  ["a WAVE sound, which is RIFF too", "image/webp", "RIFF\x10\0\0\0WAVEfmt "],
  ["nothing", "application/pdf", ""],
  ["a PDF that starts late", "application/pdf", "GIF89a%PDF-1.4"],
])("%s is refused where it says that it is %s", (_, declared, start) => {
  expect(proveContentType(declared, latin1(start))).toBeUndefined();
});

test.each([
  "image/svg+xml",
  "image/heic",
  "text/html",
  "text/html;charset=x",
  "application/xhtml+xml",
  "text/xml",
  "application/javascript",
  "nonsense",
  "",
])("%j is kept as plain bytes, which no browser runs", (declared) => {
  expect(proveContentType(declared, latin1("<svg/>"))).toBe("application/octet-stream");
});
