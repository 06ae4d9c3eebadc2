import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Parser } from "@asyncapi/parser";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { batchOf, demandsOf, examplesOf, messages, operations, payloadOf } from "./contract.js";
import { child, folder, has, inlined, isMapping, members, readYaml, root, type Value } from "./document.js";

interface Wanted {
  readonly operations: Record<string, WantedOperation>;
  readonly intentions: Record<string, readonly [string, string?]>;
  readonly messages: Record<string, WantedMessage>;
  readonly shapes: Record<string, WantedFields>;
  readonly errorCodes: Record<string, readonly Value[]>;
}
interface WantedOperation {
  readonly action: string;
  readonly address: string;
  readonly method?: string;
  readonly messages: readonly string[];
  readonly reply?: readonly string[];
}
interface WantedFields {
  readonly required?: readonly string[];
  readonly values?: Record<string, readonly Value[]>;
}
interface WantedMessage extends WantedFields {
  readonly wire?: string;
  readonly direction: "client" | "server" | "both";
}
interface SeedExample {
  readonly section: string;
  readonly payload: Record<string, Value>;
  /** The message that has it as an example. */
  readonly message?: string;
  /** The message whose example `documented` fills the placeholders. */
  readonly format?: string;
  readonly counterExample?: string;
}

const listed = (name: string): string => resolve(import.meta.dirname, name);
const wanted = readYaml(listed("completeness.yaml")) as unknown as Wanted;
const seeds: readonly SeedExample[] = JSON.parse(readFileSync(listed("seed-examples.json"), "utf8"));

const all = messages();
const shapeNames = new Set(Object.keys(wanted.shapes));
const sorted = (list: readonly Value[] = []): readonly string[] => list.map(String).sort();
const message = (key: string) => all.get(key) ?? expect.fail(`no channel has ${key}`);
const shape = (name: string) => {
  const file = ["productflo", "bezlimit", "brightpattern"]
    .map((service) => ({ service, file: resolve(folder, `spec/${service}/schemas.yaml`) }))
    .find(({ file }) => isMapping(readYaml(file)) && has({ file, pointer: "", value: readYaml(file) }, name));
  if (file === undefined) return expect.fail(`no shape ${name}`);
  return child({ file: file.file, pointer: "", value: readYaml(file.file) }, name);
};

const ajv = addFormats.default(new Ajv.default({ strict: false, allErrors: true, ownProperties: true }));
const validators = new Map([...all].map(([key, place]) => [key, ajv.compile(payloadOf(place) as object)]));
const errorsOf = (key: string, payload: Value) => {
  const validate = validators.get(key) ?? expect.fail(`no channel has ${key}`);
  return validate(payload) ? [] : validate.errors;
};

describe("the official parser", () => {
  test("has nothing to say but that a later AsyncAPI version exists", { timeout: 30_000 }, async () => {
    const text = readFileSync(resolve(folder, "asyncapi.yaml"), "utf8");
    const { document, diagnostics } = await new Parser().parse(text, {
      source: resolve(folder, "asyncapi.yaml"),
    });
    expect(
      diagnostics
        .map(({ code, message }) => `${code}: ${message}`)
        .filter((line) => !line.startsWith("asyncapi-latest-version")),
    ).toEqual([]);
    expect(document?.operations().length).toBe(41);
    expect(document?.messages().length).toBe(75);
  });
});

describe("operations", () => {
  const present = new Map(operations().map((operation) => [operation.key, operation]));

  test("the list names each operation of the contract", () => {
    expect(sorted([...present.keys()])).toEqual(
      sorted([...Object.keys(wanted.operations), ...Object.keys(wanted.intentions)]),
    );
  });

  test.each(Object.entries(wanted.operations))("%s acts where and with what the list says", (key, want) => {
    const operation = present.get(key) ?? expect.fail("is missing");
    expect({
      ...operation,
      messages: sorted(operation.messages),
      reply: sorted(operation.reply),
    }).toMatchObject({
      action: want.action,
      address: want.address,
      messages: sorted(want.messages),
      reply: sorted(want.reply),
    });
    expect(operation.method).toBe(want.method);
    expect(operation.summary).toMatch(/\w\.$/);
  });

  test.each(Object.entries(wanted.intentions))(
    "%s takes its request and gives its answer or an error",
    (key, [request, answer]) => {
      const operation = present.get(key) ?? expect.fail("is missing");
      expect(operation).toMatchObject({ action: "receive", address: "/ws", messages: [request] });
      expect(operation.reply).toEqual(answer === undefined ? [] : [answer, "ErrorMessage"]);
    },
  );

  test("the intentions cover everything that a client can send on the connection", () => {
    const covered = Object.values(wanted.intentions).map(([request]) => request);
    expect(sorted(covered)).toEqual(sorted(present.get("receiveClientMessageWs")?.messages));
  });

  test("seven Bezlimit operations ask for the Api-Token, each Bright Pattern one for its scheme, the secure channel for the token", () => {
    const using = (scheme: string) =>
      [...present.values()].filter(({ security }) => security.includes(scheme)).map(({ key }) => key);
    expect(sorted(using("apiToken"))).toEqual([
      "createMessage",
      "createNotification",
      "getOnlineUsers",
      "updateChat",
      "updateGlobal",
      "updateMessage",
      "updateOperators",
    ]);
    expect(using("clientAuthorization")).toHaveLength(11);
    expect(using("accessTokenQuery")).toEqual(["receiveClientMessageWsSecure", "sendServerMessageWsSecure"]);
    expect(using("accessTokenCookie")).toEqual(using("accessTokenQuery"));
  });

  test("each server belongs to one of three services", () => {
    const services = members(root(), "servers").map(
      ([, server]) => child(child(server, "x-service"), "name").value,
    );
    expect(new Set(services)).toEqual(new Set(["productflo", "bezlimit", "brightpattern"]));
  });

  test("each Bright Pattern request can name its tenant", () => {
    for (const [key, operation] of members(root(), "operations").filter(
      ([key]) => present.get(key)?.service === "brightpattern",
    )) {
      const query = child(child(child(operation, "bindings"), "http"), "query");
      expect(has(child(query, "properties"), "tenantUrl"), key).toBe(true);
    }
  });
});

describe("messages", () => {
  const directions = (): ReadonlyMap<string, ReadonlySet<string>> => {
    const found = new Map<string, Set<string>>();
    const add = (key: string, side: string): void => {
      found.set(key, (found.get(key) ?? new Set()).add(side));
      for (const element of batchOf(message(key))) add(element, side);
    };
    for (const { action, messages: own, reply } of operations()) {
      const [there, back] = action === "receive" ? ["client", "server"] : ["server", "client"];
      for (const key of own) add(key, there ?? "");
      for (const key of reply) add(key, back ?? "");
    }
    return found;
  };
  const sides = directions();

  test("the list names each message of the contract", () => {
    expect(sorted([...all.keys()])).toEqual(sorted(Object.keys(wanted.messages)));
  });

  test.each(Object.entries(wanted.messages))("%s is what the list says", (key, want) => {
    const place = message(key);
    const name = child(place, "name").value;
    if (want.wire === undefined) expect(name).toMatch(/^[a-z_]+$/);
    else expect(name).toBe(want.wire);
    expect(sorted([...(sides.get(key) ?? [])])).toEqual(
      want.direction === "both" ? ["client", "server"] : [want.direction],
    );
    const { required, values } = demandsOf(child(place, "payload"), shapeNames);
    expect(sorted(required)).toEqual(sorted(want.required));
    expect(values).toEqual(want.values ?? {});
  });

  test.each([...all])(
    "%s has a title, a summary and a minimal and a full example, and the names of its examples differ",
    (_, place) => {
      for (const member of ["title", "summary"]) expect(child(place, member).value).toMatch(/\w/);
      const names = examplesOf(place).map(({ name }) => name);
      expect(names.slice(0, 2)).toEqual(["minimal", "full"]);
      expect(new Set(names).size).toBe(names.length);
    },
  );

  test.each([...all])("%s accepts each of its examples", (key, place) => {
    for (const { name, payload } of examplesOf(place)) expect(errorsOf(key, payload), name).toEqual([]);
  });

  test.each([...all].filter(([, place]) => batchOf(place).length > 0))(
    "the elements in the examples of %s are valid messages",
    (key, place) => {
      const byWire = new Map(batchOf(place).map((one) => [child(message(one), "name").value, one]));
      for (const { payload } of examplesOf(place)) {
        const events = isMapping(payload) && Array.isArray(payload.events) ? payload.events : [];
        for (const event of events) {
          const element =
            byWire.get((isMapping(event) && event.event) || "") ?? expect.fail(`${key}: no such event`);
          expect(errorsOf(element, event)).toEqual([]);
        }
      }
    },
  );

  test.each(Object.entries(wanted.errorCodes))("the table of error codes of %s is complete", (key, codes) => {
    const table = members(message(key), "x-error-codes").map(([, row]) => child(row, "code").value);
    expect(table).toEqual(codes);
  });

  test("a reader of error codes may know more, not fewer, than the table", () => {
    const codes = inlined(child(shapePlace("productflo", "ErrorCode"), "x-extensible-enum"));
    expect(codes).toEqual(wanted.errorCodes.ErrorMessage);
  });
});

const shapePlace = (service: string, name: string) => {
  const file = resolve(folder, `spec/${service}/schemas.yaml`);
  return child({ file, pointer: "", value: readYaml(file) }, name);
};

describe("shapes", () => {
  test.each(Object.entries(wanted.shapes))("%s is what the list says", (name, want) => {
    const { required, values } = demandsOf(shape(name), shapeNames);
    expect(sorted(required)).toEqual(sorted(want.required));
    expect(values).toEqual(want.values ?? {});
  });
});

describe("the examples of the protocols' documentation", () => {
  test.each(seeds.filter((seed) => seed.message !== undefined))(
    "$section is an example of $message",
    (seed) => {
      const examples = examplesOf(message(seed.message ?? "")).map(({ payload }) => payload);
      expect(examples).toContainEqual(seed.payload);
    },
  );

  test.each(seeds.filter((seed) => seed.message === undefined))(
    "$section is no example, and says why",
    (seed) => {
      expect(seed.counterExample).toMatch(/\w.*\.$/);
      if (seed.format === undefined) {
        for (const key of all.keys())
          if (/^\w+(Message|Request|Response)$/.test(key))
            expect(isProductFloAccepted(key, seed.payload), key).toBe(false);
        return;
      }
      const documented = examplesOf(message(seed.format)).find(({ name }) => name === "documented")?.payload;
      expect(sorted(Object.keys(isMapping(documented ?? null) ? (documented as object) : {}))).toEqual(
        sorted(Object.keys(seed.payload)),
      );
      expect(isMapping(documented ?? null) && (documented as Record<string, Value>).event).toBe(
        seed.payload.event,
      );
    },
  );

  const isProductFloAccepted = (key: string, payload: Value): boolean =>
    wanted.messages[key]?.values?.code !== undefined && errorsOf(key, payload)?.length === 0;
});

interface Catalogue {
  readonly operations: readonly { readonly id: string; readonly action: string; readonly channel: string }[];
  readonly messages: readonly {
    readonly id: string;
    readonly wire: string;
    readonly schema: Value;
    readonly example: Value;
  }[];
}
const cataloguePath = resolve(folder, "../shared/protocols/catalog.json");

describe.runIf(existsSync(cataloguePath))("the catalogue beside the repository", () => {
  const catalogue: Catalogue = existsSync(cataloguePath)
    ? JSON.parse(readFileSync(cataloguePath, "utf8"))
    : { operations: [], messages: [] };

  test("has 31 operations and 75 messages, all in the list", () => {
    expect(catalogue.operations).toHaveLength(31);
    expect(sorted(catalogue.operations.map(({ id }) => id))).toEqual(sorted(Object.keys(wanted.operations)));
    expect(sorted(catalogue.messages.map(({ id }) => id))).toEqual(sorted(Object.keys(wanted.messages)));
    for (const { id, action, channel } of catalogue.operations) {
      expect(wanted.operations[id]).toMatchObject({
        action: action.split(" ")[0],
        address: channel.replace(" (Socket.IO)", ""),
      });
    }
  });

  test.each(catalogue.messages.map((entry) => [entry.id, entry] as const))(
    "%s requires the same fields and accepts the same example",
    (id, { schema, example }) => {
      const stated = demandsOf(
        { file: cataloguePath, pointer: "", value: schema },
        new Set(["User", "Chat", "Message", "Operator", "Signal"]),
      );
      expect(sorted(stated.required)).toEqual(sorted(wanted.messages[id]?.required));
      expect(errorsOf(id, example)).toEqual([]);
    },
  );
});
