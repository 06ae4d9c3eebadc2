import type { Channel, Dispatch, Message, Service } from "../../contract/contract.js";
import { foldDispatch, messagesOf } from "../../contract/dispatch-fold.js";
import type { Block, Inline, Page, Section } from "../content.js";
import { linkTo, otherSide, type Scope, scopeOf } from "../scope.js";
import { tryBlocks } from "../try-reach.js";
import { code, firstSentence, joined, link, text } from "../words.js";
import { bindingFacts } from "./bindings.js";
import { pathTo, proseBlocks, schemaBlocks } from "./blocks.js";
import { facts } from "./facts.js";
import { listOf, messageItem, operationItem, section } from "./items.js";
import { note, standingBadges, standingNotes } from "./notes.js";
import { parameterTable } from "./servers.js";
import { socketIoFacts } from "./socket-io.js";

/** A channel: its address, what is needed to open it, what is said on it, and how that is told apart. */
export function channelPage(scope: Scope, service: Service, channel: Channel): Page {
  return {
    address: linkTo(scope, channel).to,
    kind: "channel",
    title: channel.title ?? channel.name,
    summary: firstSentence(channel.description) || `${channel.address ?? channel.name}`,
    badges: standingBadges(channel),
    path: pathTo(scope, service),
    lead: [
      ...standingNotes(channel),
      ...proseBlocks({ description: channel.description }),
      ...channelFacts(scope, service, channel),
    ],
    sections: channelSections(scope, service, channel),
    keywords: [channel.key, channel.address ?? ""],
  };
}

function channelFacts(scope: Scope, service: Service, channel: Channel): readonly Block[] {
  const mirrored = service.channels.find(({ name }) => name === channel.mirrors);
  return facts([
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
  ]);
}

function channelSections(scope: Scope, service: Service, channel: Channel): readonly Section[] {
  const operations = service.operations.filter((one) => one.channel === channel);
  return [
    ...section(
      "parameters",
      "Parameters of the address",
      channel.parameters.length === 0 ? [] : [parameterTable("Parameter", channel.parameters)],
    ),
    ...section("query", "Query", schemaBlocks(scope, service, channel.query)),
    ...section("operations", "Operations", listOf(operations.map((one) => operationItem(scope, one)))),
    ...section("messages", "Messages", idleBlocks(scope, service, channel)),
    ...section("you-send", "What you send", [
      ...listOf(messagesOf(channel.sends).map((one) => messageItem(scope, one))),
      ...apartBlocks(channel.sends, `How the ${otherSide(scope)} tells them apart`),
    ]),
    ...section("you-receive", "What you receive", [
      ...listOf(messagesOf(channel.receives).map((one) => messageItem(scope, one))),
      ...apartBlocks(channel.receives, "How to tell them apart"),
    ]),
    ...section(
      "try",
      "Try it",
      tryBlocks(scopeOf(scope, service), { service: service.name, channel: channel.name }),
    ),
  ];
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
        frames: (parts) => parts.flatMap(([, paths]) => paths),
      });
