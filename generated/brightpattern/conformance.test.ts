// Generated from asyncapi.yaml by asyncwright. Do not edit.
import { describe, expect, test } from "vitest";
import { type AnyMessage, type Dispatch, find, type Message } from "../runtime/index.js";
import { listRoundTrips } from "../runtime/node/round-trips.js";
import { brightpattern as service } from "./contract.js";
import * as messages from "./messages.js";
import type * as models from "./models.js";

describe("activeChatResponse", () => {
  acceptsExamples<models.ActiveChatResponse>(messages.activeChatResponse);
  rejects(messages.activeChatResponse, messages.activeChatResponse.examples[1], [
    ["type", set("", 7)],
    ["required /chat_id", remove("/chat_id")],
    ["required /state", remove("/state")],
    ["type /chat_id", set("/chat_id", 7)],
    ["type /state", set("/state", 7)],
    ["enum /state", set("/state", "other")],
    ["type /ewt", set("/ewt", 0.5)],
    ["type /phone_number", set("/phone_number", 7)],
  ]);
});

describe("apiError", () => {
  acceptsExamples<models.ApiError>(messages.apiError);
  rejects(messages.apiError, messages.apiError.examples[0], [
    ["type", set("", 7)],
    ["required /error_code", remove("/error_code")],
    ["required /error_message", remove("/error_message")],
    ["type /error_code", set("/error_code", 0.5)],
    ["type /error_message", set("/error_message", 7)],
  ]);
});

describe("availabilityResponse", () => {
  acceptsExamples<models.AvailabilityResponse>(messages.availabilityResponse);
  rejects(messages.availabilityResponse, messages.availabilityResponse.examples[1], [
    ["type", set("", 7)],
    ["required /chat", remove("/chat")],
    ["type /chat", set("/chat", 7)],
    ["enum /chat", set("/chat", "other")],
  ]);
});

describe("chatSessionResponse", () => {
  acceptsExamples<models.ChatSessionResponse>(messages.chatSessionResponse);
  rejects(messages.chatSessionResponse, messages.chatSessionResponse.examples[1], [
    ["type", set("", 7)],
    ["required /chat_id", remove("/chat_id")],
    ["required /state", remove("/state")],
    ["required /is_new_chat", remove("/is_new_chat")],
    ["type /chat_id", set("/chat_id", 7)],
    ["type /is_new_chat", set("/is_new_chat", 7)],
    ["type /phone_number", set("/phone_number", 7)],
  ]);
});

describe("clientChatSessionDisconnect", () => {
  acceptsExamples<models.ClientChatSessionDisconnect>(messages.clientChatSessionDisconnect);
  rejects(messages.clientChatSessionDisconnect, messages.clientChatSessionDisconnect.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
  ]);
});

describe("clientChatSessionEnd", () => {
  acceptsExamples<models.ClientChatSessionEnd>(messages.clientChatSessionEnd);
  rejects(messages.clientChatSessionEnd, messages.clientChatSessionEnd.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
  ]);
});

describe("clientChatSessionFile", () => {
  acceptsExamples<models.ClientChatSessionFile>(messages.clientChatSessionFile);
  rejects(messages.clientChatSessionFile, messages.clientChatSessionFile.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /msg_id", remove("/msg_id")],
    ["required /file_id", remove("/file_id")],
    ["required /file_type", remove("/file_type")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
    ["type /msg_id", set("/msg_id", 7)],
    ["type /file_id", set("/file_id", 7)],
    ["type /file_type", set("/file_type", 7)],
    ["enum /file_type", set("/file_type", "other")],
    ["type /file_name", set("/file_name", 7)],
  ]);
});

describe("clientChatSessionFormData", () => {
  acceptsExamples<models.ClientChatSessionFormData>(messages.clientChatSessionFormData);
  rejects(messages.clientChatSessionFormData, messages.clientChatSessionFormData.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /form_request_id", remove("/form_request_id")],
    ["required /form_name", remove("/form_name")],
    ["required /data", remove("/data")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
    ["type /form_request_id", set("/form_request_id", 0.5)],
    ["type /form_name", set("/form_name", 7)],
    ["type /data", set("/data", 7)],
  ]);
});

describe("clientChatSessionMessage", () => {
  acceptsExamples<models.ClientChatSessionMessage>(messages.clientChatSessionMessage);
  rejects(messages.clientChatSessionMessage, messages.clientChatSessionMessage.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /msg_id", remove("/msg_id")],
    ["required /msg", remove("/msg")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
    ["type /msg", set("/msg", 7)],
    ["type /channel", set("/channel", 7)],
  ]);
});

describe("clientChatSessionNotTyping", () => {
  acceptsExamples<models.ClientChatSessionNotTyping>(messages.clientChatSessionNotTyping);
  rejects(messages.clientChatSessionNotTyping, messages.clientChatSessionNotTyping.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
  ]);
});

describe("clientChatSessionSignaling", () => {
  acceptsExamples<models.ClientChatSessionSignaling>(messages.clientChatSessionSignaling);
  rejects(messages.clientChatSessionSignaling, messages.clientChatSessionSignaling.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /msg_id", remove("/msg_id")],
    ["required /destination_party_id", remove("/destination_party_id")],
    ["required /data", remove("/data")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
    ["type /destination_party_id", set("/destination_party_id", 7)],
    ["oneOf /data", set("/data", 7)],
    ["required /data/type", remove("/data/type")],
    ["enum /data/type", set("/data/type", 7)],
    ["enum /data/type", set("/data/type", "other")],
    ["type /data/offerVideo", set("/data/offerVideo", 7)],
  ]);
  // Made from the schema, for what the examples do not show.
  const made = accepts(messages.clientChatSessionSignaling)({
    event: "chat_session_signaling",
    msg_id: "c-1:3",
    destination_party_id: "p-4",
    data: { type: "OFFER_CALL", sdp: "text" },
  });
  rejects(messages.clientChatSessionSignaling, made, [
    ["required /data/sdp", remove("/data/sdp")],
    ["type /data/sdp", set("/data/sdp", 7)],
  ]);
  // Made from the schema, for what the examples do not show.
  const made2 = accepts(messages.clientChatSessionSignaling)({
    event: "chat_session_signaling",
    msg_id: "c-1:3",
    destination_party_id: "p-4",
    data: { type: "ICE_CANDIDATE", candidate: "text" },
  });
  rejects(messages.clientChatSessionSignaling, made2, [
    ["required /data/candidate", remove("/data/candidate")],
    ["type /data/candidate", set("/data/candidate", 7)],
  ]);
  // Made from the schema, for what the examples do not show.
  const made3 = accepts(messages.clientChatSessionSignaling)({
    event: "chat_session_signaling",
    msg_id: "c-1:3",
    destination_party_id: "p-4",
    data: { type: "ICE_CANDIDATE", candidate: "text", sdpMid: "text" },
  });
  rejects(messages.clientChatSessionSignaling, made3, [
    ["type /data/sdpMid", set("/data/sdpMid", 7)],
  ]);
  // Made from the schema, for what the examples do not show.
  const made4 = accepts(messages.clientChatSessionSignaling)({
    event: "chat_session_signaling",
    msg_id: "c-1:3",
    destination_party_id: "p-4",
    data: { type: "ICE_CANDIDATE", candidate: "text", sdpMLineIndex: 1 },
  });
  rejects(messages.clientChatSessionSignaling, made4, [
    ["type /data/sdpMLineIndex", set("/data/sdpMLineIndex", 0.5)],
  ]);
  rejects(messages.clientChatSessionSignaling, messages.clientChatSessionSignaling.examples[3], [
    ["required /data/number", remove("/data/number")],
    ["type /data/number", set("/data/number", 7)],
  ]);
});

describe("clientChatSessionTyping", () => {
  acceptsExamples<models.ClientChatSessionTyping>(messages.clientChatSessionTyping);
  rejects(messages.clientChatSessionTyping, messages.clientChatSessionTyping.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
    ["type /msg", set("/msg", 7)],
  ]);
});

describe("eventsResponse", () => {
  acceptsExamples<models.EventsResponse>(messages.eventsResponse);
  rejects(messages.eventsResponse, messages.eventsResponse.examples[1], [
    ["type", set("", 7)],
    ["required /events", remove("/events")],
    ["type /events", set("/events", 7)],
    ["type /events/0", set("/events/0", 7)],
    ["required /events/0/event", remove("/events/0/event")],
    ["type /events/0/event", set("/events/0/event", 7)],
  ]);
});

describe("expectedParametersResponse", () => {
  acceptsExamples<models.ExpectedParametersResponse>(messages.expectedParametersResponse);
  rejects(messages.expectedParametersResponse, messages.expectedParametersResponse.examples[1], [
    ["type", set("", 7)],
    ["required /parameters", remove("/parameters")],
    ["type /parameters", set("/parameters", 7)],
    ["type /parameters/0", set("/parameters/0", 7)],
    ["minProperties /parameters/0", set("/parameters/0", {})],
    ["type /parameters/0/first_name", set("/parameters/0/first_name", 7)],
  ]);
});

describe("fileContentResponse", () => {
  acceptsExamples<models.FileContentResponse>(messages.fileContentResponse);
  rejects(messages.fileContentResponse, messages.fileContentResponse.examples[0], [
    ["type", set("", 7)],
  ]);
});

describe("fileUploadedResponse", () => {
  acceptsExamples<models.FileUploadedResponse>(messages.fileUploadedResponse);
  rejects(messages.fileUploadedResponse, messages.fileUploadedResponse.examples[1], [
    ["type", set("", 7)],
    ["required /file_id", remove("/file_id")],
    ["type /file_id", set("/file_id", 7)],
    ["type /file_name", set("/file_name", 7)],
  ]);
});

describe("profilePhotoResponse", () => {
  acceptsExamples<models.ProfilePhotoResponse>(messages.profilePhotoResponse);
  rejects(messages.profilePhotoResponse, messages.profilePhotoResponse.examples[0], [
    ["type", set("", 7)],
  ]);
});

describe("requestChatRequest", () => {
  acceptsExamples<models.RequestChatRequest>(messages.requestChatRequest);
  rejects(messages.requestChatRequest, messages.requestChatRequest.examples[1], [
    ["type", set("", 7)],
    ["type /phone_number", set("/phone_number", 7)],
    ["type /from", set("/from", 7)],
    ["type /parameters", set("/parameters", 7)],
  ]);
});

describe("requestSmsRequest", () => {
  acceptsExamples<models.RequestSmsRequest>(messages.requestSmsRequest);
  rejects(messages.requestSmsRequest, messages.requestSmsRequest.examples[1], [
    ["type", set("", 7)],
    ["required /phone_number", remove("/phone_number")],
    ["type /phone_number", set("/phone_number", 7)],
    ["type /from", set("/from", 7)],
    ["type /parameters", set("/parameters", 7)],
  ]);
});

describe("sendEventsRequest", () => {
  acceptsExamples<models.SendEventsRequest>(messages.sendEventsRequest);
  rejects(messages.sendEventsRequest, messages.sendEventsRequest.examples[1], [
    ["type", set("", 7)],
    ["required /events", remove("/events")],
    ["type /events", set("/events", 7)],
  ]);
});

describe("serverChatSessionEnded", () => {
  acceptsExamples<models.ServerChatSessionEnded>(messages.serverChatSessionEnded);
  rejects(messages.serverChatSessionEnded, messages.serverChatSessionEnded.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
  ]);
});

describe("serverChatSessionFile", () => {
  acceptsExamples<models.ServerChatSessionFile>(messages.serverChatSessionFile);
  rejects(messages.serverChatSessionFile, messages.serverChatSessionFile.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /msg_id", remove("/msg_id")],
    ["required /file_id", remove("/file_id")],
    ["required /file_type", remove("/file_type")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
    ["type /party_id", set("/party_id", 7)],
    ["type /file_id", set("/file_id", 7)],
    ["type /file_name", set("/file_name", 7)],
    ["type /timestamp", set("/timestamp", 0.5)],
    ["pattern /timestamp", set("/timestamp", "?")],
  ]);
});

describe("serverChatSessionFormShow", () => {
  acceptsExamples<models.ServerChatSessionFormShow>(messages.serverChatSessionFormShow);
  rejects(messages.serverChatSessionFormShow, messages.serverChatSessionFormShow.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /form_request_id", remove("/form_request_id")],
    ["required /form_name", remove("/form_name")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
    ["type /form_name", set("/form_name", 7)],
    ["type /form_timeout", set("/form_timeout", 0.5)],
  ]);
});

describe("serverChatSessionInactivityTimeout", () => {
  acceptsExamples<models.ServerChatSessionInactivityTimeout>(messages.serverChatSessionInactivityTimeout);
  rejects(messages.serverChatSessionInactivityTimeout, messages.serverChatSessionInactivityTimeout.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /msg", remove("/msg")],
    ["type /event", set("/event", 7)],
    ["enum /event", set("/event", "other")],
    ["type /msg", set("/msg", 7)],
  ]);
});

describe("serverChatSessionMessage", () => {
  acceptsExamples<models.ServerChatSessionMessage>(messages.serverChatSessionMessage);
  rejects(messages.serverChatSessionMessage, messages.serverChatSessionMessage.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /msg_id", remove("/msg_id")],
    ["required /msg", remove("/msg")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
    ["type /msg", set("/msg", 7)],
  ]);
});

describe("serverChatSessionNotTyping", () => {
  acceptsExamples<models.ServerChatSessionNotTyping>(messages.serverChatSessionNotTyping);
  rejects(messages.serverChatSessionNotTyping, messages.serverChatSessionNotTyping.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /party_id", remove("/party_id")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
  ]);
});

describe("serverChatSessionPartyJoined", () => {
  acceptsExamples<models.ServerChatSessionPartyJoined>(messages.serverChatSessionPartyJoined);
  rejects(messages.serverChatSessionPartyJoined, messages.serverChatSessionPartyJoined.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /party_id", remove("/party_id")],
    ["required /type", remove("/type")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
    ["type /first_name", set("/first_name", 7)],
    ["type /last_name", set("/last_name", 7)],
    ["type /display_name", set("/display_name", 7)],
    ["type /type", set("/type", 7)],
    ["enum /type", set("/type", "other")],
  ]);
});

describe("serverChatSessionPartyLeft", () => {
  acceptsExamples<models.ServerChatSessionPartyLeft>(messages.serverChatSessionPartyLeft);
  rejects(messages.serverChatSessionPartyLeft, messages.serverChatSessionPartyLeft.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /party_id", remove("/party_id")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
  ]);
});

describe("serverChatSessionSignaling", () => {
  acceptsExamples<models.ServerChatSessionSignaling>(messages.serverChatSessionSignaling);
  rejects(messages.serverChatSessionSignaling, messages.serverChatSessionSignaling.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /data", remove("/data")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
  ]);
});

describe("serverChatSessionStatus", () => {
  acceptsExamples<models.ServerChatSessionStatus>(messages.serverChatSessionStatus);
  rejects(messages.serverChatSessionStatus, messages.serverChatSessionStatus.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /state", remove("/state")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
    ["type /state", set("/state", 7)],
    ["enum /state", set("/state", "other")],
    ["type /ewt", set("/ewt", 7)],
  ]);
});

describe("serverChatSessionTimeoutWarning", () => {
  acceptsExamples<models.ServerChatSessionTimeoutWarning>(messages.serverChatSessionTimeoutWarning);
  rejects(messages.serverChatSessionTimeoutWarning, messages.serverChatSessionTimeoutWarning.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /msg", remove("/msg")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
    ["type /msg", set("/msg", 7)],
  ]);
});

describe("serverChatSessionTyping", () => {
  acceptsExamples<models.ServerChatSessionTyping>(messages.serverChatSessionTyping);
  rejects(messages.serverChatSessionTyping, messages.serverChatSessionTyping.examples[1], [
    ["type", set("", 7)],
    ["required /event", remove("/event")],
    ["required /party_id", remove("/party_id")],
    ["type /event", set("/event", 7)],
    ["const /event", set("/event", "other")],
  ]);
});

describe("smsResultResponse", () => {
  acceptsExamples<models.SmsResultResponse>(messages.smsResultResponse);
  rejects(messages.smsResultResponse, messages.smsResultResponse.examples[1], [
    ["type", set("", 7)],
    ["required /sms_error_code", remove("/sms_error_code")],
    ["type /sms_error_code", set("/sms_error_code", 0.5)],
    ["type /error_message", set("/error_message", 7)],
  ]);
});

describe("uploadFileRequest", () => {
  acceptsExamples<models.UploadFileRequest>(messages.uploadFileRequest);
  rejects(messages.uploadFileRequest, messages.uploadFileRequest.examples[0], [
    ["type", set("", 7)],
    ["required /file", remove("/file")],
    ["type /file", set("/file", 7)],
  ]);
});

describe("eventsResponse carries", () => {
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionEnded);
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionFile);
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionFormShow);
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionInactivityTimeout);
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionMessage);
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionNotTyping);
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionPartyJoined);
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionPartyLeft);
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionSignaling);
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionStatus);
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionTimeoutWarning);
  finds(messages.batches.eventsResponse.elements, messages.serverChatSessionTyping);
});

describe("sendEventsRequest carries", () => {
  finds(messages.batches.sendEventsRequest.elements, messages.clientChatSessionDisconnect);
  finds(messages.batches.sendEventsRequest.elements, messages.clientChatSessionEnd);
  finds(messages.batches.sendEventsRequest.elements, messages.clientChatSessionFile);
  finds(messages.batches.sendEventsRequest.elements, messages.clientChatSessionFormData);
  finds(messages.batches.sendEventsRequest.elements, messages.clientChatSessionMessage);
  finds(messages.batches.sendEventsRequest.elements, messages.clientChatSessionNotTyping);
  finds(messages.batches.sendEventsRequest.elements, messages.clientChatSessionSignaling);
  finds(messages.batches.sendEventsRequest.elements, messages.clientChatSessionTyping);
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
