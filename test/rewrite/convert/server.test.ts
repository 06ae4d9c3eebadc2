import { describe, expect, test } from "vitest";
import { at, converted } from "./document.js";

const server = (server: string, rest = "") => {
  const { value, said } = converted(`servers: { s: ${server} }\n${rest}`);
  return { server: at(value, "servers", "s"), value, said };
};

describe("the url of a server", () => {
  test.each([
    { url: "a.io", wanted: { host: "a.io" }, said: [] },
    { url: "ws://a.io", wanted: { host: "a.io" }, said: [] },
    { url: "ws://a.io:80/b/c", wanted: { host: "a.io:80", pathname: "/b/c" }, said: [] },
    { url: "wss://a.io", wanted: { host: "a.io" }, said: [] },
    { url: "{env}.a.io:{port}/{base}", wanted: { host: "{env}.a.io:{port}", pathname: "/{base}" }, said: [] },
    { url: "http://a.io", wanted: { host: "a.io" }, said: ["convert-lost"] },
    { url: "/b", wanted: { host: "", pathname: "/b" }, said: ["convert-lost"] },
    { url: "user:secret@a.io/?b=1", wanted: { host: "user:secret@a.io", pathname: "/?b=1" }, said: [] },
  ])("$url is $wanted", ({ url, wanted, said }) => {
    const found = server(`{ url: "${url}", protocol: ws }`);
    expect(found.server).toEqual({ ...wanted, protocol: "ws" });
    expect(found.said).toEqual(said);
  });

  test("takes the variable of its scheme with it", () => {
    const found = server(
      '{ url: "{scheme}://{host}/a", protocol: ws, variables: { scheme: { enum: [ws, wss] }, host: {} } }',
    );
    expect(found.server).toEqual({ host: "{host}", pathname: "/a", protocol: "ws", variables: { host: {} } });
    expect(found.said).toEqual(["convert-lost", "convert-lost"]);
  });
});

const schemes = `
  oauth: { type: oauth2, flows: { implicit: { authorizationUrl: "https://a.io", scopes: { r: read, w: write } } } }
  key: { type: apiKey, in: user }`;

const secured = (security: string, publish = "{}") =>
  server(
    `{ url: a.io, protocol: ws, security: ${security} }`,
    `channels: { a: { publish: ${publish} } }\ncomponents:\n securitySchemes:${schemes}`,
  );

describe("a security requirement", () => {
  test.each([
    { given: "[{ key: [] }]", wanted: [{ $ref: "#/components/securitySchemes/key" }], said: [] },
    { given: "[{ key: [] }, { key: [] }]", wanted: [{ $ref: "#/components/securitySchemes/key" }], said: [] },
    { given: "[]", wanted: [], said: [] },
    { given: "[{}]", wanted: undefined, said: ["convert-lost"] },
    { given: "[{ nobody: [] }]", wanted: undefined, said: ["convert-lost"] },
    {
      given: "[{ key: [r] }]",
      wanted: [{ $ref: "#/components/securitySchemes/key" }],
      said: ["convert-lost"],
    },
    {
      given: "[{ key: [], oauth: [] }]",
      wanted: [{ $ref: "#/components/securitySchemes/key" }, { $ref: "#/components/securitySchemes/oauth" }],
      said: ["convert-lost"],
    },
  ])("$given is $wanted", ({ given, wanted, said }) => {
    const found = secured(given);
    expect(at(found.server, "security")).toEqual(wanted);
    expect(found.said).toEqual(said);
  });

  test("puts its scopes into the scheme where all ask for the same", () => {
    const { server: found, value } = secured("[{ oauth: [r] }]", "{ security: [{ oauth: [r] }] }");
    expect(at(found, "security")).toEqual([{ $ref: "#/components/securitySchemes/oauth" }]);
    expect(at(value, "components", "securitySchemes", "oauth", "scopes")).toEqual(["r"]);
  });

  test("has a copy of the scheme where others ask for other scopes", () => {
    const { server: found, value } = secured("[{ oauth: [r] }]", "{ security: [{ oauth: [r, w] }] }");
    const scheme = at(value, "components", "securitySchemes", "oauth");
    expect(at(scheme, "scopes")).toBeUndefined();
    expect(at(found, "security")).toEqual([{ ...(scheme as object), scopes: ["r"] }]);
    expect(at(value, "operations", "receiveA", "security", "0", "scopes")).toEqual(["r", "w"]);
  });

  test("finds the scopes that a flow has as its available ones", () => {
    const { value } = secured("[]");
    expect(at(value, "components", "securitySchemes", "oauth", "flows", "implicit")).toEqual({
      authorizationUrl: "https://a.io",
      availableScopes: { r: "read", w: "write" },
    });
  });
});
