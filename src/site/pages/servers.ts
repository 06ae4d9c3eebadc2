import type { Parameter, SecurityScheme, Server, Service } from "../../contract/contract.js";
import { protocolOf } from "../../specification/protocols.js";
import type { Block, Inline, Section } from "../content.js";
import { code, joined, markdown, text, undocumented } from "../words.js";
import { bindingFacts } from "./bindings.js";
import { facts } from "./facts.js";

/** Where a service is, and what it wants to know of who asks. */
export function serverSections(
  service: Service,
  { prefix }: { readonly prefix: boolean },
): readonly Section[] {
  const { servers, name, title } = service;
  const id = prefix ? `-${name}` : "";
  const of = prefix ? ` of ${title || name}` : "";
  const schemes = schemesOf(service);
  return [
    ...(servers.length === 0
      ? []
      : [
          {
            id: `servers${id}`,
            title: `Servers${of}`,
            blocks: [serverTable(servers), ...variableBlocks(servers), ...bindingBlocks(servers)],
          },
        ]),
    ...(schemes.length === 0
      ? []
      : [{ id: `credentials${id}`, title: `Credentials${of}`, blocks: [schemeTable(schemes)] }]),
  ];
}

/** The address of a server, with its variables in braces. */
export const addressOf = ({ protocol, host, pathname, variables }: Server): string =>
  `${isWhole(host, variables) ? "" : `${protocolOf(protocol).scheme}://`}${host}${pathname}`;

/** The host is one variable, whose values are whole addresses, by what the document says of them or by its name. */
function isWhole(host: string, variables: readonly Parameter[]): boolean {
  const [, name] = /^\{([^{}]+)\}$/.exec(host) ?? [];
  const {
    default: usual,
    enum: values = [],
    examples = [],
  } = variables.find((one) => one.name === name) ?? {};
  const known = [...(usual === undefined ? [] : [usual]), ...values, ...examples];
  return known.length > 0 ? known.some((value) => value.includes("://")) : /ur[il]$/i.test(name ?? "");
}

/** The schemes that a service's servers and operations ask for, each once. */
export const schemesOf = ({ servers, operations }: Service): readonly SecurityScheme[] => [
  ...new Map(
    [...servers, ...operations].flatMap(({ security }) =>
      security.map((scheme) => [scheme.key, scheme] as const),
    ),
  ).values(),
];

/** What a scheme wants, in words: `header x-token`, `bearer token`. */
export function schemeInWords({ type, in: place, name, scheme }: SecurityScheme): readonly Inline[] {
  if (name !== undefined && place !== undefined) return [text(`${place} `), code(name)];
  if (type === "http")
    return [text("header "), code("Authorization"), text(scheme === undefined ? "" : `, ${scheme}`)];
  return [text(place === undefined ? type : `${type} in ${place}`)];
}

function serverTable(servers: readonly Server[]): Block {
  const hasSecurity = servers.some(({ security }) => security.length > 0);
  return {
    kind: "table",
    columns: ["Server", "Address", "Protocol", ...(hasSecurity ? ["Credentials"] : []), "About"],
    rows: servers.map((server) => [
      [code(server.key)],
      [code(addressOf(server))],
      [text(server.protocol)],
      ...(hasSecurity
        ? [
            joined(
              server.security.map(({ key }) => [code(key)]),
              " or ",
            ),
          ]
        : []),
      [
        ...(server.isUndocumented ? [{ kind: "badge", badge: undocumented } as const, text(" ")] : []),
        ...markdown(server.description),
      ],
    ]),
  };
}

/** What the bindings say, of each server that has some. */
const bindingBlocks = (servers: readonly Server[]): readonly Block[] =>
  servers.flatMap(({ bindings, key }) => {
    const rows = bindingFacts(bindings);
    return rows.length === 0 ? [] : facts([{ term: "Server", value: [code(key)] }, ...rows]);
  });

function variableBlocks(servers: readonly Server[]): readonly Block[] {
  const variables = new Map(
    servers.flatMap((server) => server.variables.map((one) => [one.name, one] as const)),
  );
  return variables.size === 0 ? [] : [parameterTable("Variable", [...variables.values()])];
}

/** Variables of servers and parameters of channels. */
export const parameterTable = (what: string, parameters: readonly Parameter[]): Block => ({
  kind: "table",
  columns: [what, "Values", "About"],
  rows: parameters.map((one) => [[code(one.name)], valuesOf(one), [...markdown(one.description)]]),
});

function valuesOf({ enum: values, default: usual, examples }: Parameter): readonly Inline[] {
  return [
    ...(values === undefined
      ? []
      : joined(
          values.map((value) => [code(value)]),
          " or ",
        )),
    ...(usual === undefined ? [] : [text(values === undefined ? "default " : ", default "), code(usual)]),
    ...(values !== undefined || usual !== undefined || examples.length === 0
      ? []
      : [
          text("such as "),
          ...joined(
            examples.map((value) => [code(value)]),
            ", ",
          ),
        ]),
  ];
}

const schemeTable = (schemes: readonly SecurityScheme[]): Block => ({
  kind: "table",
  columns: ["Credentials", "Where", "About"],
  rows: schemes.map((scheme) => [
    [code(scheme.key)],
    schemeInWords(scheme),
    [...markdown(scheme.description)],
  ]),
});
