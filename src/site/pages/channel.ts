import type { Channel, Dispatch, Message, Service } from "../../contract/contract.js";
import { foldDispatch, messagesOf } from "../../contract/dispatch-fold.js";
import { overview } from "../address.js";
import type { Block, Inline, Page } from "../content.js";
import { schemaTree } from "../schema-tree.js";
import { linkTo, otherSide, type Scope, schemaNamed, scopeOf } from "../scope.js";
import { tryBlocks } from "../try-reach.js";
import { code, firstSentence, joined, link, text } from "../words.js";
import { bindingFacts } from "./bindings.js";
import { facts } from "./facts.js";
import { listOf, messageItem, operationItem, section } from "./items.js";
import { note, standingBadges, standingNotes } from "./notes.js";
import { parameterTable } from "./servers.js";
import { socketIoFacts } from "./socket-io.js";

/** A channel: its address, what is needed to open it, what is said on it, and how that is told apart. */
export function channelPage(scope: Scope, service: Service, channel: Channel): Page {
  const operations = service.operations.filter((one) => one.channel === channel);
  const sent = messagesOf(channel.sends);
  const heard = messagesOf(channel.receives);
  const mirrored = service.channels.find(({ name }) => name === channel.mirrors);
  return {
    address: linkTo(scope, channel).to,
    kind: "channel",
    title: channel.title ?? channel.name,
    summary: firstSentence(channel.description) || `${channel.address ?? channel.name}`,
    badges: standingBadges(channel),
    path: [
      { text: scope.contract.title, to: overview },
      linkTo(scope, service, service.title || service.name),
    ],
    lead: [
      ...standingNotes(channel),
      ...(channel.description === undefined
        ? []
        : [{ kind: "prose", markdown: channel.description } as const]),
      ...facts([
        {
          term: "Address",
          value: channel.address === null ? [text("known at run time only")] : [code(channel.address)],
        },
        {
          term: "Servers",
          value: joined(
            channel.servers.map(({ key }) => [
              link({ text: key, to: linkTo(scope, service).to, section: "servers", isCode: true }),
            ]),
            ", ",
          ),
        },
        mirrored && { term: "The same as", value: [link(linkTo(scope, mirrored))] },
        {
          term: "The same at",
          value: joined(
            service.channels
              .filter(({ mirrors }) => mirrors === channel.name)
              .map((one) => [link(linkTo(scope, one))]),
            ", ",
          ),
        },
        ...socketIoFacts(scopeOf(scope, service), channel),
        ...bindingFacts(channel.bindings),
        { term: "Name in code", value: [code(channel.name)] },
      ]),
    ],
    sections: [
      ...section(
        "parameters",
        "Parameters of the address",
        channel.parameters.length === 0 ? [] : [parameterTable("Parameter", channel.parameters)],
      ),
      ...section("query", "Query", queryBlocks(scope, service, channel)),
      ...section("operations", "Operations", listOf(operations.map((one) => operationItem(scope, one)))),
      ...section("messages", "Messages", idleBlocks(scope, service, channel)),
      ...section("you-send", "What you send", [
        ...listOf(sent.map((one) => messageItem(scope, one))),
        ...apartBlocks(channel.sends, `How the ${otherSide(scope)} tells them apart`),
      ]),
      ...section("you-receive", "What you receive", [
        ...listOf(heard.map((one) => messageItem(scope, one))),
        ...apartBlocks(channel.receives, "How to tell them apart"),
      ]),
      ...section(
        "try",
        "Try it",
        tryBlocks(scopeOf(scope, service), { service: service.name, channel: channel.name }),
      ),
    ],
    keywords: [channel.key, channel.address ?? ""],
  };
}

/** What a channel carries that no operation speaks of. */
function idleBlocks(scope: Scope, { operations }: Service, channel: Channel): readonly Block[] {
  if (operations.some((one) => one.channel === channel || ("reply" in one && one.reply.channel === channel)))
    return [];
  return [
    note("info", "No operation says who sends what here."),
    ...listOf(channel.messages.map((one) => messageItem(scope, one))),
  ];
}

function queryBlocks(scope: Scope, service: Service, { query }: Channel): readonly Block[] {
  return query === undefined
    ? []
    : [{ kind: "schema", tree: schemaTree(scope, service, schemaNamed(service, query.$ref)) }];
}

function apartBlocks(dispatch: Dispatch | undefined, words: string): readonly Block[] {
  const paths = [...new Set(pathsIn(dispatch))];
  if (paths.length === 0) return [];
  const value: readonly Inline[] = [
    text("by "),
    ...joined(
      paths.map((path) => [code(path)]),
      ", then ",
    ),
  ];
  return [{ kind: "facts", rows: [{ term: words, value }] }];
}

const pathsIn = (dispatch: Dispatch | undefined): readonly string[] =>
  dispatch === undefined
    ? []
    : foldDispatch<Message, readonly string[]>(dispatch, {
        message: () => [],
        ambiguous: () => [],
        switch: ({ path, all }) => [path.join("."), ...all.flat()],
      });
