import type { Service } from "../../contract/contract.js";
import { overview } from "../address.js";
import type { Block, Page, Section } from "../content.js";
import { connectSamples } from "../samples.js";
import { linkTo, type Scope, scopeOf } from "../scope.js";
import { firstSentence, text } from "../words.js";
import { serverSections } from "./servers.js";
import { connectBlocks } from "./service.js";

/** What the API is, its services, servers and credentials, and how to connect. */
export function overviewPage(scope: Scope): Page {
  const { contract } = scope;
  const { title, version, description, license } = contract;
  return {
    address: overview,
    kind: "overview",
    title,
    summary: firstSentence(description) || `${title} ${version}`.trim(),
    badges: version === "" ? [] : [{ text: version, tone: "plain" }],
    path: [],
    lead: prose(description),
    sections: [
      ...servicesSection(scope),
      ...connectSection(scope),
      ...contract.services.flatMap((service) =>
        serverSections(service, { prefix: contract.services.length > 1 }),
      ),
      ...(license === undefined
        ? []
        : [{ id: "licence", title: "Licence", blocks: [{ kind: "prose", markdown: license }] } as const]),
    ],
    keywords: [],
  };
}

const prose = (markdownText: string | undefined): readonly Block[] =>
  markdownText === undefined || markdownText.trim() === "" ? [] : [{ kind: "prose", markdown: markdownText }];

function servicesSection(scope: Scope): readonly Section[] {
  const { services } = scope.contract;
  if (services.length === 0) return [];
  const items = services.map((service) => ({
    link: linkTo(scope, service, service.title || service.name),
    badges: protocolsOf(service).map((protocol) => ({ text: protocol, tone: "plain" }) as const),
    note: [
      text([firstSentence(service.description), sizeOf(service)].filter((words) => words !== "").join(" ")),
    ],
  }));
  return [{ id: "services", title: "Services", blocks: [{ kind: "links", items }] }];
}

function connectSection(scope: Scope): readonly Section[] {
  const blocks = scope.contract.services.flatMap((service): readonly Block[] => {
    const samples = connectSamples(scopeOf(scope, service));
    if (samples.length === 0) return [];
    const words =
      scope.contract.services.length > 1 ? prose(`**${escapeMarkdown(service.title || service.name)}**`) : [];
    return [...words, ...connectBlocks(service, samples)];
  });
  return blocks.length === 0 ? [] : [{ id: "connect", title: "Connect", blocks }];
}

const protocolsOf = ({ servers }: Service): readonly string[] => [
  ...new Set(servers.flatMap(({ protocol }) => (protocol === "" ? [] : [protocol]))),
];

const sizeOf = ({ channels, operations, messages }: Service): string =>
  [
    count(channels.length, "channel"),
    count(operations.length, "operation"),
    count(messages.length, "message"),
  ].join(", ");

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

const escapeMarkdown = (words: string): string => words.replaceAll(/[\\`*_{}[\]<>#+!|]/g, "\\$&");
