// Generated from asyncapi.yaml by asyncwright. Do not edit.
import { describe, expect, test } from "vitest";
import { type AnyMessage, type Dispatch, find, type Message } from "../runtime/index.js";
import { listRoundTrips } from "../runtime/node/round-trips.js";
import { bezlimit as service } from "./contract.js";
import * as messages from "./messages.js";
import type * as models from "./models.js";

describe("chatBody", () => {
  acceptsExamples<models.Chat>(messages.chatBody);
  rejects(messages.chatBody, messages.chatBody.examples[1], [
    ["type", set("", 7)],
    ["required /uuid", remove("/uuid")],
    ["type /uuid", set("/uuid", 7)],
    ["format /uuid", set("/uuid", "not a uuid")],
    ["type /widget", set("/widget", 7)],
    ["type /widget/source", set("/widget/source", 7)],
    ["type /status", set("/status", 7)],
    ["type /owner_user", set("/owner_user", 7)],
    ["required /owner_user/id", remove("/owner_user/id")],
    ["type /owner_user/id", set("/owner_user/id", 0.5)],
    ["type /owner_user/role", set("/owner_user/role", 7)],
    ["type /owner_user/avatar", set("/owner_user/avatar", 7)],
    ["type /owner_user/lastname", set("/owner_user/lastname", 7)],
    ["type /owner_user/firstname", set("/owner_user/firstname", 7)],
    ["type /owner_user/patronymic", set("/owner_user/patronymic", 7)],
    ["anyOf /operator_user", set("/operator_user", 7)],
  ]);
});

describe("chatNotificationEvent", () => {
  acceptsExamples<models.ChatNotificationEvent>(messages.chatNotificationEvent);
  rejects(messages.chatNotificationEvent, messages.chatNotificationEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
  ]);
});

describe("chatUpdatedEvent", () => {
  acceptsExamples<models.ChatUpdatedEvent>(messages.chatUpdatedEvent);
  rejects(messages.chatUpdatedEvent, messages.chatUpdatedEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
  ]);
});

describe("globalBody", () => {
  acceptsExamples<models.GlobalBody>(messages.globalBody);
  rejects(messages.globalBody, messages.globalBody.examples[1], [
    ["type", set("", 7)],
  ]);
});

describe("globalUpdatedEvent", () => {
  acceptsExamples<models.GlobalUpdatedEvent>(messages.globalUpdatedEvent);
  rejects(messages.globalUpdatedEvent, messages.globalUpdatedEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
  ]);
});

describe("markMessageDeliveredEvent", () => {
  acceptsExamples<models.MarkMessageDeliveredEvent>(messages.markMessageDeliveredEvent);
  rejects(messages.markMessageDeliveredEvent, messages.markMessageDeliveredEvent.examples[0], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
    ["required /data/message_id", remove("/data/message_id")],
    ["type /data/message_id", set("/data/message_id", 0.5)],
  ]);
});

describe("markMessageReadEvent", () => {
  acceptsExamples<models.MarkMessageReadEvent>(messages.markMessageReadEvent);
  rejects(messages.markMessageReadEvent, messages.markMessageReadEvent.examples[0], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
    ["required /data/message_id", remove("/data/message_id")],
    ["type /data/message_id", set("/data/message_id", 0.5)],
  ]);
});

describe("messageAddedEvent", () => {
  acceptsExamples<models.MessageAddedEvent>(messages.messageAddedEvent);
  rejects(messages.messageAddedEvent, messages.messageAddedEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
    ["required /data/message", remove("/data/message")],
    ["type /data/message", set("/data/message", 7)],
    ["required /data/message/id", remove("/data/message/id")],
    ["required /data/message/type", remove("/data/message/type")],
    ["required /data/message/chat", remove("/data/message/chat")],
    ["type /data/message/id", set("/data/message/id", 0.5)],
    ["type /data/message/type", set("/data/message/type", 7)],
    ["enum /data/message/type", set("/data/message/type", "other")],
    ["type /data/message/type_role", set("/data/message/type_role", 7)],
    ["type /data/message/status", set("/data/message/status", 7)],
    ["type /data/message/text", set("/data/message/text", 7)],
    ["type /data/message/send_time", set("/data/message/send_time", 7)],
    ["format /data/message/send_time", set("/data/message/send_time", "not a date-time")],
    ["type /data/message/message_index", set("/data/message/message_index", 0.5)],
    ["type /data/message/attachments", set("/data/message/attachments", 7)],
    ["type /data/message/attachments/0", set("/data/message/attachments/0", 7)],
    ["required /data/message/attachments/0/uuid", remove("/data/message/attachments/0/uuid")],
    ["type /data/message/attachments/0/uuid", set("/data/message/attachments/0/uuid", 7)],
    ["format /data/message/attachments/0/uuid", set("/data/message/attachments/0/uuid", "not a uuid")],
    ["type /data/message/attachments/0/type", set("/data/message/attachments/0/type", 7)],
    ["type /data/message/attachments/0/url", set("/data/message/attachments/0/url", 7)],
    ["type /data/message/attachments/0/url_preview", set("/data/message/attachments/0/url_preview", 7)],
    ["type /data/message/attachments/0/filename", set("/data/message/attachments/0/filename", 7)],
    ["type /data/message/attachments/0/extension", set("/data/message/attachments/0/extension", 7)],
    ["type /data/message/attachments/0/size", set("/data/message/attachments/0/size", 0.5)],
  ]);
});

describe("messageBody", () => {
  acceptsExamples<models.MessageBody>(messages.messageBody);
  rejects(messages.messageBody, messages.messageBody.examples[1], [
    ["anyOf", remove("/id")],
  ]);
  rejects(messages.messageBody, messages.messageBody.examples[2], [
    ["anyOf", set("", 7)],
    ["anyOf", remove("/message")],
  ]);
});

describe("messageNotAddedEvent", () => {
  acceptsExamples<models.MessageNotAddedEvent>(messages.messageNotAddedEvent);
  rejects(messages.messageNotAddedEvent, messages.messageNotAddedEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
  ]);
});

describe("messageUpdatedEvent", () => {
  acceptsExamples<models.MessageUpdatedEvent>(messages.messageUpdatedEvent);
  rejects(messages.messageUpdatedEvent, messages.messageUpdatedEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
    ["required /data/message", remove("/data/message")],
  ]);
});

describe("onlineUsersBody", () => {
  acceptsExamples<models.OnlineUsersBody>(messages.onlineUsersBody);
  rejects(messages.onlineUsersBody, messages.onlineUsersBody.examples[1], [
    ["type", set("", 7)],
    ["type /0", set("/0", 7)],
    ["type /0/operator_id", set("/0/operator_id", 0.5)],
    ["type /0/sources", set("/0/sources", 7)],
  ]);
});

describe("operatorUpdatedEvent", () => {
  acceptsExamples<models.OperatorUpdatedEvent>(messages.operatorUpdatedEvent);
  rejects(messages.operatorUpdatedEvent, messages.operatorUpdatedEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
    ["type /data/operators", set("/data/operators", 7)],
    ["type /data/operators/0", set("/data/operators/0", 7)],
    ["required /data/operators/0/id", remove("/data/operators/0/id")],
    ["type /data/operators/0/id", set("/data/operators/0/id", 0.5)],
  ]);
});

describe("operatorsBody", () => {
  acceptsExamples<models.OperatorsBody>(messages.operatorsBody);
  rejects(messages.operatorsBody, messages.operatorsBody.examples[1], [
    ["type", set("", 7)],
  ]);
});

describe("sendMessageEvent", () => {
  acceptsExamples<models.SendMessageEvent>(messages.sendMessageEvent);
  rejects(messages.sendMessageEvent, messages.sendMessageEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
    ["type /data/text", set("/data/text", 7)],
    ["type /data/attachments", set("/data/attachments", 7)],
    ["type /data/attachments/0", set("/data/attachments/0", 7)],
    ["format /data/attachments/0", set("/data/attachments/0", "not a uuid")],
  ]);
});

describe("typingUpdatedEvent", () => {
  acceptsExamples<models.TypingUpdatedEvent>(messages.typingUpdatedEvent);
  rejects(messages.typingUpdatedEvent, messages.typingUpdatedEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
    ["type /data/text", set("/data/text", 7)],
    ["type /data/stopped", set("/data/stopped", 7)],
  ]);
});

describe("updateTypingEvent", () => {
  acceptsExamples<models.UpdateTypingEvent>(messages.updateTypingEvent);
  rejects(messages.updateTypingEvent, messages.updateTypingEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
    ["required /data/stopped", remove("/data/stopped")],
    ["type /data/text", set("/data/text", 7)],
    ["type /data/stopped", set("/data/stopped", 7)],
  ]);
});

describe("userConnectedEvent", () => {
  acceptsExamples<models.UserConnectedEvent>(messages.userConnectedEvent);
  rejects(messages.userConnectedEvent, messages.userConnectedEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
  ]);
});

describe("userDisconnectedEvent", () => {
  acceptsExamples<models.UserDisconnectedEvent>(messages.userDisconnectedEvent);
  rejects(messages.userDisconnectedEvent, messages.userDisconnectedEvent.examples[1], [
    ["type", set("", 7)],
    ["required /type", remove("/type")],
    ["required /data", remove("/data")],
    ["type /type", set("/type", 7)],
    ["const /type", set("/type", "other")],
    ["type /data", set("/data", 7)],
  ]);
});

describe("broadcast sends", () => {
  finds(messages.channels.broadcast.sends, messages.chatNotificationEvent);
  finds(messages.channels.broadcast.sends, messages.chatUpdatedEvent);
  finds(messages.channels.broadcast.sends, messages.globalUpdatedEvent);
  finds(messages.channels.broadcast.sends, messages.messageAddedEvent);
  finds(messages.channels.broadcast.sends, messages.messageUpdatedEvent);
  finds(messages.channels.broadcast.sends, messages.operatorUpdatedEvent);
  finds(messages.channels.broadcast.sends, messages.typingUpdatedEvent);
});

describe("chat receives", () => {
  finds(messages.channels.chat.receives, messages.markMessageDeliveredEvent);
  finds(messages.channels.chat.receives, messages.markMessageReadEvent);
  finds(messages.channels.chat.receives, messages.sendMessageEvent);
  finds(messages.channels.chat.receives, messages.updateTypingEvent);
});

describe("chat sends", () => {
  finds(messages.channels.chat.sends, messages.messageAddedEvent);
  finds(messages.channels.chat.sends, messages.messageNotAddedEvent);
  finds(messages.channels.chat.sends, messages.messageUpdatedEvent);
  finds(messages.channels.chat.sends, messages.typingUpdatedEvent);
  finds(messages.channels.chat.sends, messages.userConnectedEvent);
  finds(messages.channels.chat.sends, messages.userDisconnectedEvent);
});

// Each example goes from client to server, or back, and arrives as it was: in memory, and over sockets on loopback for
// protocols whose packages are installed.
test.each(await listRoundTrips(service))("%s", (_, run) => run());

/** Each example of the contract is a valid payload, of the message's type. */
function acceptsExamples<Payload>(message: Message<string, Payload>) {
  for (const example of message.examples) accepts(message)(example);
}

/** A payload is valid. It is given back with its type; an open object may hold more than that names. */
function accepts<Payload>(message: Message<string, Payload>) {
  return <Given extends Payload>(payload: Given): Given => {
    test(`accepts ${JSON.stringify(payload).slice(0, 60)}`, () => {
      expect(message.validate(payload)).toEqual({ ok: true, value: payload });
    });
    return payload;
  };
}

/** The message's examples, or some of them, are found to be its payloads. */
function finds<M extends AnyMessage>(table: Dispatch<M> | undefined, message: M, some?: readonly number[]) {
  test(`finds ${message.name}`, () => {
    for (const index of some ?? message.examples.keys()) {
      expect(find(table, message.examples[index])).toMatchObject({ ok: true, message: { name: message.name } });
    }
  });
}

/** Each change makes a valid payload break one rule, and the validator says which and where. */
function rejects(message: AnyMessage, payload: unknown, rules: readonly [rule: string, change: Change][]) {
  for (const [rule, change] of rules) {
    test(`rejects a breach of ${rule}`, () => {
      const result = message.validate(change(payload));
      const broken = result.ok ? [] : result.issues.map(({ keyword, path }) => (path ? `${keyword} ${path}` : keyword));
      expect(broken).toContain(rule);
    });
  }
}

/** Makes a changed copy of a payload. */
type Change = (payload: unknown) => unknown;

/** Something else at a JSON pointer, or something more. */
function set(pointer: string, value: unknown): Change {
  return (payload) => (pointer === "" ? value : edit(payload, pointer, (members, key) => members.set(key, value)));
}

/** Nothing at a JSON pointer. */
function remove(pointer: string): Change {
  return (payload) => edit(payload, pointer, (members, key) => members.delete(key));
}

function edit(value: unknown, pointer: string, change: (members: Map<string, unknown>, key: string) => void): unknown {
  const [, step = "", rest = ""] = /^\/([^/]*)(.*)$/s.exec(pointer) ?? [];
  const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
  const members = new Map<string, unknown>(Object.entries(value ?? {}));
  if (rest === "") change(members, key);
  else members.set(key, edit(members.get(key), rest, change));
  return Array.isArray(value) ? [...members.values()] : Object.fromEntries(members);
}
