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

describe("the scopes that a requirement asks for", () => {
  const all = `
  oauth: { type: oauth2, flows: { implicit: { authorizationUrl: "https://a.io", scopes: { r: read } }, password: { tokenUrl: "https://b.io", scopes: { r: read, w: write }, x-note: 1 } } }
  openid: { type: openIdConnect, openIdConnectUrl: "https://a.io" }
  again: { $ref: "#/components/securitySchemes/openid" }
  basic: { type: http, scheme: basic }`;
  interface Asked {
    readonly server?: string;
    readonly operation?: string;
    readonly trait?: string;
  }
  const convertAll = ({ server: asked = "[]", operation, trait }: Asked) => {
    // In AsyncAPI 2 the security of a trait wins over the operation's.
    const publish = `{ ${operation === undefined ? "" : `security: ${operation}, `}traits: [${trait === undefined ? "" : `{ security: ${trait} }`}] }`;
    const { value, said } = converted(
      `servers: { s: { url: a.io, protocol: ws, security: ${asked} } }\nchannels: { a: { publish: ${publish} } }\ncomponents:\n securitySchemes:${all}`,
    );
    const operationOf = at(value, "operations", "receiveA");
    return {
      said,
      schemes: at(value, "components", "securitySchemes"),
      server: at(value, "servers", "s", "security"),
      operation: at(operationOf, "security"),
      trait: at(operationOf, "traits", "0", "security"),
    };
  };
  const refer = (name: string) => ({ $ref: `#/components/securitySchemes/${name}` });

  test.each<[what: string, asked: Asked, scheme: string, scopes: unknown]>([
    ["oauth2, of a server", { server: "[{ oauth: [r] }]" }, "oauth", ["r"]],
    ["openIdConnect, of a server", { server: "[{ openid: [r, w] }]" }, "openid", ["r", "w"]],
    ["openIdConnect, of an operation", { operation: "[{ openid: [r] }]" }, "openid", ["r"]],
    ["openIdConnect, of a trait", { trait: "[{ openid: [r] }]" }, "openid", ["r"]],
    ["a reference to openIdConnect", { server: "[{ again: [r] }]" }, "again", ["r"]],
    ["none of oauth2", { server: "[{ oauth: [] }]" }, "oauth", undefined],
    ["none of openIdConnect", { operation: "[{ openid: [] }]" }, "openid", undefined],
    [
      "the same at a server and an operation",
      { server: "[{ openid: [r] }]", operation: "[{ openid: [r] }]" },
      "openid",
      ["r"],
    ],
  ])("%s", (_what, asked, scheme, scopes) => {
    const found = convertAll(asked);
    expect(at(found.schemes, scheme, "scopes")).toEqual(scopes);
    const [owner = "server"] = Object.keys(asked);
    expect(at(found, owner)).toEqual([refer(scheme)]);
    expect(found.said).toEqual([]);
  });

  test.each<[what: string, asked: Asked]>([
    ["alternatives of one list", { server: "[{ openid: [r] }, { openid: [w] }]" }],
    ["a server and an operation", { server: "[{ openid: [r] }]", operation: "[{ openid: [w] }]" }],
    ["a server and a trait", { server: "[{ openid: [r] }]", trait: "[{ openid: [w] }]" }],
  ])("are copies of the scheme where they differ: %s", (_what, asked) => {
    const found = convertAll(asked);
    expect(at(found.schemes, "openid", "scopes")).toBeUndefined();
    const copies = [found.server, found.operation, found.trait].filter(Array.isArray).flat();
    expect(copies).toEqual([
      { type: "openIdConnect", openIdConnectUrl: "https://a.io", scopes: ["r"] },
      { type: "openIdConnect", openIdConnectUrl: "https://a.io", scopes: ["w"] },
    ]);
    expect(found.said).toEqual([]);
  });

  test("are a copy where another place asks for none", () => {
    const found = convertAll({ server: "[{ openid: [] }]", operation: "[{ openid: [r] }]" });
    expect(found.server).toEqual([refer("openid")]);
    expect(at(found.operation, "0", "scopes")).toEqual(["r"]);
    expect(at(found.schemes, "openid", "scopes")).toBeUndefined();
  });

  test("are lost for a scheme that has none, and alternatives stay in their order", () => {
    const found = convertAll({ server: "[{ basic: [r] }, { openid: [r] }, { oauth: [w] }]" });
    expect(found.said).toEqual(["convert-lost"]);
    expect(found.server).toEqual([refer("basic"), refer("openid"), refer("oauth")]);
    expect(at(found.schemes, "basic", "scopes")).toBeUndefined();
    expect(at(found.schemes, "openid", "scopes")).toEqual(["r"]);
    expect(at(found.schemes, "oauth", "scopes")).toEqual(["w"]);
  });

  test("are those available of each flow", () => {
    expect(at(convertAll({}).schemes, "oauth", "flows")).toEqual({
      implicit: { authorizationUrl: "https://a.io", availableScopes: { r: "read" } },
      password: { tokenUrl: "https://b.io", availableScopes: { r: "read", w: "write" }, "x-note": 1 },
    });
  });
});
