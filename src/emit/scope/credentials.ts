import { type Code, code, join, objectKey, propertyKey } from "../../code/code.js";
import type { SecurityScheme, Service } from "../../contract/contract.js";
import type { Description } from "../../description/description.js";
import { securityOf } from "../../description/server.js";
import { docOf } from "./doc.js";

/** What the types of credentials show, for clients and servers: a member for each security scheme that is asked for somewhere. */
export function credentialsView(service: Service, { kept }: Description) {
  const schemes = securityOf(
    service.servers,
    kept.map(({ operation }) => operation),
  );
  const byKey = new Map(schemes.map((scheme) => [scheme.key, scheme]));
  return [...byKey.values()].map((scheme) => ({
    doc: docOf(scheme.description === undefined ? {} : { description: scheme.description }),
    name: scheme.key,
    key: propertyKey(scheme.key),
    type: credentialType(scheme),
    /** A credential that is none, to be filled in. */
    example: credentialExample(scheme),
  }));
}

/** What a credential is made of; nothing where it is one secret. */
function namesOf({ type, scheme, parameters }: SecurityScheme): readonly string[] {
  const isBasic = type === "userPassword" || (type === "http" && scheme?.toLowerCase() === "basic");
  return isBasic ? ["username", "password"] : type === "http" ? (parameters ?? []) : [];
}

function credentialExample(scheme: SecurityScheme): Code {
  const names = namesOf(scheme);
  if (names.length === 0) return code`"…"`;
  return code`{ ${join(
    names.map((name) => code`${objectKey(name)}: "…"`),
    ", ",
  )} }`;
}

function credentialType(scheme: SecurityScheme): Code {
  const names = namesOf(scheme);
  if (names.length === 0) return code`string`;
  return code`{ ${join(
    names.map((name) => code`readonly ${propertyKey(name)}: string`),
    "; ",
  )} }`;
}
