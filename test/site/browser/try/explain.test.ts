import { describe, expect, test } from "vitest";
import { AsyncApiError } from "../../../../src/runtime/wire/error.js";
import { explain, explainClosing } from "../../../../src/site/browser/try/explain.js";

describe("the end of a connection", () => {
  test.each([
    { code: 1000, reason: "", wanted: "" },
    { code: 1000, reason: "disconnected by hand", wanted: "" },
    { code: 999, reason: "", wanted: "The connection ended: the server said 999." },
    { code: 1001, reason: "", wanted: "The connection ended: the server said 1001." },
    { code: 1001, reason: "going away", wanted: 'The connection ended: the server said 1001, "going away".' },
    { code: 1005, reason: "", wanted: "The connection ended: the server said 1005." },
    { code: 1006, reason: "", wanted: "The connection ended: it broke off." },
    { code: 4000, reason: 'a "b"', wanted: 'The connection ended: the server said 4000, "a \\"b\\"".' },
  ])("with $code and $reason is explained as $wanted", ({ wanted, ...closing }) => {
    expect(explainClosing(closing)).toBe(wanted);
  });
});

const here = new URL("https://docs.example.com/chat/try.html");
const there = { from: here, to: new URL("wss://chat.example.com/ws"), isSocket: true };

describe("an error", () => {
  test.each([
    { code: "connection-refused", status: 399, wanted: /^No connection to chat\.example\.com\./ },
    { code: "connection-refused", status: 400, wanted: /^The server answered 400: why\.$/ },
    { code: "connection-refused", status: 401, wanted: /\(401\)\. Check the credentials above\.$/ },
    { code: "connection-refused", status: 403, wanted: /\(403\)\. Check the credentials above\.$/ },
    { code: "connection-refused", status: 429, wanted: /\(429\): wait, then try again\.$/ },
    { code: "connection-lost", status: 599, wanted: /^The server answered 599: why\.$/ },
    { code: "connection-lost", status: 600, wanted: /^No connection to chat\.example\.com\./ },
    { code: "connection-lost", wanted: /^No connection to chat\.example\.com\./ },
    { code: "timeout", wanted: /^Nothing came back in time: why\.$/ },
    { code: "unexpected-reply", wanted: /: why\.$/ },
    { code: "invalid-message", wanted: /^That breaks the contract: why\.$/ },
    { code: "unsupported", wanted: /^A browser cannot do this: why\.$/ },
    { code: "busy", wanted: /^Why\.$/ },
  ] as const)("$code with status $status is told in words", ({ code, wanted, ...details }) => {
    expect(explain(new AsyncApiError(code, "why", details), there)).toMatch(wanted);
  });

  test("of a connection that was there says that it went away", () => {
    const error = new AsyncApiError("connection-lost", "the network is down");
    expect(explain(error, { ...there, to: undefined })).toBe(
      "The connection went away: the network is down.",
    );
  });

  test.each([
    { from: "https://docs.example.com", to: "ws://chat.example.com", hint: "use https or wss" },
    { from: "http://docs.example.com", to: "ws://chat.example.com", hint: "Either nothing listens there" },
    { from: "https://docs.example.com", to: "ws://localhost:8080", hint: "your own machine" },
    { from: "https://docs.example.com", to: "ws://[::1]:8080", hint: "your own machine" },
    { from: "https://docs.example.com", to: "ws://127.0.0.1:8080", hint: "your own machine" },
    { from: "https://docs.example.com", to: "ws://128.0.0.1:8080", hint: "use https or wss" },
    { from: "http://localhost", to: "ws://localhost:8080", hint: "Browsers do not tell which." },
  ])("between a page of $from and $to gives the hint: $hint", ({ from, to, hint }) => {
    const error = new AsyncApiError("connection-refused", "no");
    expect(explain(error, { from: new URL(from), to: new URL(to), isSocket: true })).toContain(hint);
  });

  test("of a request of HTTP names the origin that the server has to allow", () => {
    const to = new URL("https://chat.example.com/rooms");
    const error = new AsyncApiError("connection-refused", "no");
    expect(explain(error, { from: here, to, isSocket: false })).toContain(
      "allow the origin https://docs.example.com (CORS)",
    );
  });
});
