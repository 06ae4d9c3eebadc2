import { describe, expect, test } from "vitest";
import { presentCredentials } from "../../../src/runtime/client/credentials.js";
import { renderCookies } from "../../../src/runtime/wire/handshake-headers.js";
import type { SecurityDescription } from "../../../src/runtime/wire/service-description.js";

const bare = { query: {}, headers: {}, cookies: {} };
const authorization = (value: string) => ({ ...bare, headers: { authorization: value } });

const cases: [string, SecurityDescription, unknown, object][] = [
  [
    "a key in the query",
    { type: "httpApiKey", in: "query", name: "k" },
    "v",
    { ...bare, query: { k: "v" }, token: "v" },
  ],
  [
    "a key in a header",
    { type: "httpApiKey", in: "header", name: "K" },
    "v",
    { ...bare, headers: { K: "v" }, token: "v" },
  ],
  [
    "a key in a cookie",
    { type: "httpApiKey", in: "cookie", name: "k" },
    "v",
    { ...bare, cookies: { k: "v" }, token: "v" },
  ],
  ["a bearer token", { type: "http", scheme: "bearer" }, "v", { ...authorization("Bearer v"), token: "v" }],
  ["OAuth 2", { type: "oauth2" }, "v", { ...authorization("Bearer v"), token: "v" }],
  [
    "basic, as an object",
    { type: "http", scheme: "Basic" },
    { username: "ü", password: "p" },
    authorization("Basic w7w6cA=="),
  ],
  ["basic, as a text", { type: "http", scheme: "basic" }, "u:p", authorization("Basic dTpw")],
  [
    "a user and a password",
    { type: "userPassword" },
    { username: "u", password: "p" },
    authorization("Basic dTpw"),
  ],
  [
    "a scheme with parameters, in the order of the contract",
    { type: "http", scheme: "MOBILE", parameters: ["appId", "clientId"] },
    { clientId: 'a"b\\', appId: "1", other: "left out" },
    authorization('MOBILE appId="1", clientId="a\\"b\\\\"'),
  ],
  ["a scheme with a text", { type: "http", scheme: "MOBILE" }, "x", authorization("MOBILE x")],
  ["nothing given", { type: "http", scheme: "bearer" }, undefined, bare],
];

describe("credentials", () => {
  test.each(cases)("%s", (_, description, value, wanted) => {
    expect(presentCredentials({ one: description }, ["one"], { one: value })).toEqual(wanted);
  });

  test("only the schemes that are asked for are presented", () => {
    const key = (name: string) => ({ type: "httpApiKey", in: "header", name });
    const security = { one: key("One"), two: key("Two") };
    expect(presentCredentials(security, ["two", "gone"], { one: "1", two: "2" }).headers).toEqual({
      Two: "2",
    });
  });

  test("names of object members are no credentials", () => {
    expect(presentCredentials({}, ["toString"], {})).toEqual(bare);
  });

  test.each([{ type: "X509" }, { type: "httpApiKey", in: "user" }])("%o cannot be sent", (description) => {
    expect(() => presentCredentials({ one: description }, ["one"], { one: "v" })).toThrow("[unsupported]");
  });

  test("cookies stand in one header", () => {
    expect(renderCookies({ a: "1", b: "x;y" })).toBe("a=1; b=x%3By");
  });
});
