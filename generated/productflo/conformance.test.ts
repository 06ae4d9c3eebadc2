// Generated from asyncapi.yaml by asyncwright. Do not edit.
import { describe, expect, test } from "vitest";
import { type AnyMessage, type Dispatch, find, type Message } from "../runtime/index.js";
import { listRoundTrips } from "../runtime/node/round-trips.js";
import { productflo as service } from "./contract.js";
import * as messages from "./messages.js";
import type * as models from "./models.js";

describe("chatMessage", () => {
  acceptsExamples<models.ChatMessage>(messages.chatMessage);
  rejects(messages.chatMessage, messages.chatMessage.examples[1], [
    ["type", set("", 7)],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /room_id", remove("/room_id")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["minLength /user_id", set("/user_id", "")],
    ["type /room_id", set("/room_id", 7)],
    ["minLength /room_id", set("/room_id", "")],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["required /data/message", remove("/data/message")],
    ["required /data/sender", remove("/data/sender")],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/sender", set("/data/sender", 7)],
    ["minLength /data/sender", set("/data/sender", "")],
    ["type /data/message_id", set("/data/message_id", 7)],
    ["type /data/reply_to", set("/data/reply_to", 7)],
    ["type /data/attached_files", set("/data/attached_files", 7)],
    ["type /data/attached_files/0", set("/data/attached_files/0", 7)],
    ["type /data/metadata", set("/data/metadata", 7)],
  ]);
});

describe("chatResponse", () => {
  acceptsExamples<models.ChatResponse>(messages.chatResponse);
  rejects(messages.chatResponse, messages.chatResponse.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /status", set("/status", 7)],
    ["enum /status", set("/status", "other")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/sender", set("/data/sender", 7)],
    ["type /data/message_id", set("/data/message_id", 7)],
    ["type /data/reply_to", set("/data/reply_to", 7)],
  ]);
});

describe("cookieMessage", () => {
  acceptsExamples<models.CookieMessage>(messages.cookieMessage);
  rejects(messages.cookieMessage, messages.cookieMessage.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["type /data/user_id", set("/data/user_id", 7)],
    ["type /data/name", set("/data/name", 7)],
    ["type /data/value", set("/data/value", 7)],
    ["type /data/max_age", set("/data/max_age", 0.5)],
    ["minimum /data/max_age", set("/data/max_age", -1)],
  ]);
});

describe("documentationRequest", () => {
  acceptsExamples<models.DocumentationRequest>(messages.documentationRequest);
  rejects(messages.documentationRequest, messages.documentationRequest.examples[1], [
    ["type", set("", 7)],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /data", set("/data", 7)],
    ["required /data/message", remove("/data/message")],
    ["required /data/sender", remove("/data/sender")],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/doc_type", set("/data/doc_type", 7)],
    ["type /data/product_id", set("/data/product_id", 7)],
  ]);
});

describe("documentationResponse", () => {
  acceptsExamples<models.DocumentationResponse>(messages.documentationResponse);
  rejects(messages.documentationResponse, messages.documentationResponse.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/doc_type", set("/data/doc_type", 7)],
    ["type /data/document_url", set("/data/document_url", 7)],
    ["format /data/document_url", set("/data/document_url", "not a uri")],
  ]);
});

describe("engineeringRequest", () => {
  acceptsExamples<models.EngineeringRequest>(messages.engineeringRequest);
  rejects(messages.engineeringRequest, messages.engineeringRequest.examples[1], [
    ["type", set("", 7)],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /data", set("/data", 7)],
    ["required /data/message", remove("/data/message")],
    ["required /data/sender", remove("/data/sender")],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/engineering_type", set("/data/engineering_type", 7)],
    ["type /data/product_id", set("/data/product_id", 7)],
    ["type /data/specifications", set("/data/specifications", 7)],
    ["type /data/metadata", set("/data/metadata", 7)],
  ]);
});

describe("engineeringResponse", () => {
  acceptsExamples<models.EngineeringResponse>(messages.engineeringResponse);
  rejects(messages.engineeringResponse, messages.engineeringResponse.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/engineering_type", set("/data/engineering_type", 7)],
  ]);
});

describe("errorMessage", () => {
  acceptsExamples<models.ErrorMessage>(messages.errorMessage);
  rejects(messages.errorMessage, messages.errorMessage.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /status", set("/status", 7)],
    ["const /status", set("/status", "other")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["required /data/message", remove("/data/message")],
    ["required /data/details", remove("/data/details")],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/details", set("/data/details", 7)],
    ["type /data/details/error", set("/data/details/error", 7)],
    ["type /data/details/message", set("/data/details/message", 7)],
    ["type /data/details/error_code", set("/data/details/error_code", 7)],
    ["type /data/details/errors", set("/data/details/errors", 7)],
    ["type /data/details/errors/0", set("/data/details/errors/0", 7)],
    ["required /data/details/errors/0/loc", remove("/data/details/errors/0/loc")],
    ["required /data/details/errors/0/msg", remove("/data/details/errors/0/msg")],
    ["required /data/details/errors/0/type", remove("/data/details/errors/0/type")],
    ["type /data/details/errors/0/loc", set("/data/details/errors/0/loc", 7)],
    ["type /data/details/errors/0/loc/0", set("/data/details/errors/0/loc/0", 0.5)],
    ["type /data/details/errors/0/msg", set("/data/details/errors/0/msg", 7)],
    ["type /data/details/errors/0/type", set("/data/details/errors/0/type", 7)],
  ]);
});

describe("fileUpdate", () => {
  acceptsExamples<models.FileUpdate>(messages.fileUpdate);
  rejects(messages.fileUpdate, messages.fileUpdate.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["required /data/file_id", remove("/data/file_id")],
    ["type /data/file_id", set("/data/file_id", 7)],
  ]);
});

describe("haitchChatMessage", () => {
  acceptsExamples<models.HaitchChatMessage>(messages.haitchChatMessage);
  rejects(messages.haitchChatMessage, messages.haitchChatMessage.examples[1], [
    ["type", set("", 7)],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /data", set("/data", 7)],
    ["anyOf /data", remove("/data/message")],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/sender", set("/data/sender", 7)],
    ["type /data/product_id", set("/data/product_id", 7)],
    ["anyOf /data", remove("/data/sender")],
  ]);
  rejects(messages.haitchChatMessage, messages.haitchChatMessage.examples[2], [
    ["type /data/query", set("/data/query", 7)],
    ["type /data/doc_type", set("/data/doc_type", 7)],
    ["type /data/source_urls", set("/data/source_urls", 7)],
    ["type /data/source_urls/0", set("/data/source_urls/0", 7)],
    ["format /data/source_urls/0", set("/data/source_urls/0", "not a uri")],
    ["anyOf /data", remove("/data/query")],
  ]);
});

describe("historyRequest", () => {
  acceptsExamples<models.HistoryRequest>(messages.historyRequest);
  rejects(messages.historyRequest, messages.historyRequest.examples[1], [
    ["type", set("", 7)],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /room_id", remove("/room_id")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /data", set("/data", 7)],
    ["type /data/limit", set("/data/limit", 0.5)],
    ["minimum /data/limit", set("/data/limit", 0)],
    ["type /data/before", set("/data/before", 7)],
  ]);
});

describe("historyResponse", () => {
  acceptsExamples<models.HistoryResponse>(messages.historyResponse);
  rejects(messages.historyResponse, messages.historyResponse.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["required /data/messages", remove("/data/messages")],
    ["type /data/messages", set("/data/messages", 7)],
  ]);
});

describe("ideaRequest", () => {
  acceptsExamples<models.IdeaRequest>(messages.ideaRequest);
  rejects(messages.ideaRequest, messages.ideaRequest.examples[2], [
    ["type", set("", 7)],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /data", set("/data", 7)],
    ["required /data/message", remove("/data/message")],
    ["required /data/sender", remove("/data/sender")],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/constraints", set("/data/constraints", 7)],
    ["type /data/constraints/0", set("/data/constraints/0", 7)],
    ["type /data/target_market", set("/data/target_market", 7)],
  ]);
});

describe("ideaResponse", () => {
  acceptsExamples<models.IdeaResponse>(messages.ideaResponse);
  rejects(messages.ideaResponse, messages.ideaResponse.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/ideas", set("/data/ideas", 7)],
  ]);
});

describe("joinRoom", () => {
  acceptsExamples<models.JoinRoom>(messages.joinRoom);
  rejects(messages.joinRoom, messages.joinRoom.examples[1], [
    ["type", set("", 7)],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /room_id", remove("/room_id")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /data", set("/data", 7)],
  ]);
});

describe("logsMessage", () => {
  acceptsExamples<models.LogsMessage>(messages.logsMessage);
  rejects(messages.logsMessage, messages.logsMessage.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/level", set("/data/level", 7)],
    ["type /data/details", set("/data/details", 7)],
  ]);
});

describe("notificationMessage", () => {
  acceptsExamples<models.NotificationMessage>(messages.notificationMessage);
  rejects(messages.notificationMessage, messages.notificationMessage.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["required /data/title", remove("/data/title")],
    ["required /data/message", remove("/data/message")],
    ["required /data/priority", remove("/data/priority")],
    ["type /data/title", set("/data/title", 7)],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/priority", set("/data/priority", 7)],
    ["enum /data/priority", set("/data/priority", "other")],
    ["type /data/action_url", set("/data/action_url", 7)],
    ["format /data/action_url", set("/data/action_url", "not a uri")],
  ]);
});

describe("presenceUpdate", () => {
  acceptsExamples<models.PresenceUpdate>(messages.presenceUpdate);
  rejects(messages.presenceUpdate, messages.presenceUpdate.examples[1], [
    ["type", set("", 7)],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /data", set("/data", 7)],
    ["required /data/status", remove("/data/status")],
    ["type /data/status", set("/data/status", 7)],
    ["minLength /data/status", set("/data/status", "")],
    ["type /data/sender", set("/data/sender", 7)],
    ["type /data/last_seen", set("/data/last_seen", 7)],
    ["format /data/last_seen", set("/data/last_seen", "not a date-time")],
  ]);
});

describe("readReceipt", () => {
  acceptsExamples<models.ReadReceipt>(messages.readReceipt);
  rejects(messages.readReceipt, messages.readReceipt.examples[1], [
    ["type", set("", 7)],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /room_id", remove("/room_id")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /data", set("/data", 7)],
    ["required /data/message_id", remove("/data/message_id")],
    ["type /data/message_id", set("/data/message_id", 7)],
    ["type /data/sender", set("/data/sender", 7)],
    ["type /data/read_at", set("/data/read_at", 7)],
    ["format /data/read_at", set("/data/read_at", "not a date-time")],
  ]);
});

describe("systemMessage", () => {
  acceptsExamples<models.SystemMessage>(messages.systemMessage);
  rejects(messages.systemMessage, messages.systemMessage.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /status", set("/status", 7)],
    ["enum /status", set("/status", "other")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["required /data/message", remove("/data/message")],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/details", set("/data/details", 7)],
  ]);
});

describe("typingIndicator", () => {
  acceptsExamples<models.TypingIndicator>(messages.typingIndicator);
  rejects(messages.typingIndicator, messages.typingIndicator.examples[1], [
    ["type", set("", 7)],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /room_id", remove("/room_id")],
    ["required /data", remove("/data")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /data", set("/data", 7)],
    ["required /data/status", remove("/data/status")],
    ["required /data/sender", remove("/data/sender")],
    ["type /data/status", set("/data/status", 7)],
    ["enum /data/status", set("/data/status", "other")],
  ]);
});

describe("welcomeMessage", () => {
  acceptsExamples<models.WelcomeMessage>(messages.welcomeMessage);
  rejects(messages.welcomeMessage, messages.welcomeMessage.examples[1], [
    ["type", set("", 7)],
    ["required /status", remove("/status")],
    ["required /code", remove("/code")],
    ["required /user_id", remove("/user_id")],
    ["required /timestamp", remove("/timestamp")],
    ["required /data", remove("/data")],
    ["type /status", set("/status", 7)],
    ["const /status", set("/status", "other")],
    ["type /code", set("/code", 7)],
    ["const /code", set("/code", "other")],
    ["type /user_id", set("/user_id", 7)],
    ["type /room_id", set("/room_id", 7)],
    ["type /timestamp", set("/timestamp", 7)],
    ["format /timestamp", set("/timestamp", "not a date-time")],
    ["type /data", set("/data", 7)],
    ["required /data/message", remove("/data/message")],
    ["required /data/details", remove("/data/details")],
    ["type /data/message", set("/data/message", 7)],
    ["type /data/details", set("/data/details", 7)],
    ["required /data/details/user_id", remove("/data/details/user_id")],
    ["required /data/details/timestamp", remove("/data/details/timestamp")],
    ["type /data/details/user_id", set("/data/details/user_id", 7)],
    ["type /data/details/timestamp", set("/data/details/timestamp", 7)],
    ["format /data/details/timestamp", set("/data/details/timestamp", "not a date-time")],
  ]);
});

describe("socketIo receives", () => {
  finds(messages.channels.socketIo.receives, messages.chatMessage);
  finds(messages.channels.socketIo.receives, messages.documentationRequest);
  finds(messages.channels.socketIo.receives, messages.engineeringRequest);
  finds(messages.channels.socketIo.receives, messages.haitchChatMessage);
  finds(messages.channels.socketIo.receives, messages.historyRequest);
  finds(messages.channels.socketIo.receives, messages.ideaRequest);
  finds(messages.channels.socketIo.receives, messages.joinRoom);
  finds(messages.channels.socketIo.receives, messages.presenceUpdate);
  finds(messages.channels.socketIo.receives, messages.readReceipt);
  finds(messages.channels.socketIo.receives, messages.typingIndicator);
});

describe("socketIo sends", () => {
  finds(messages.channels.socketIo.sends, messages.chatResponse);
  finds(messages.channels.socketIo.sends, messages.cookieMessage);
  finds(messages.channels.socketIo.sends, messages.documentationResponse);
  finds(messages.channels.socketIo.sends, messages.engineeringResponse);
  finds(messages.channels.socketIo.sends, messages.fileUpdate);
  finds(messages.channels.socketIo.sends, messages.historyResponse);
  finds(messages.channels.socketIo.sends, messages.ideaResponse);
  finds(messages.channels.socketIo.sends, messages.logsMessage);
  finds(messages.channels.socketIo.sends, messages.notificationMessage);
  finds(messages.channels.socketIo.sends, messages.presenceUpdate);
  finds(messages.channels.socketIo.sends, messages.readReceipt);
  finds(messages.channels.socketIo.sends, messages.errorMessage);
  finds(messages.channels.socketIo.sends, messages.systemMessage);
  finds(messages.channels.socketIo.sends, messages.welcomeMessage);
  finds(messages.channels.socketIo.sends, messages.typingIndicator);
});

describe("ws receives", () => {
  finds(messages.channels.ws.receives, messages.chatMessage);
  finds(messages.channels.ws.receives, messages.documentationRequest);
  finds(messages.channels.ws.receives, messages.engineeringRequest);
  finds(messages.channels.ws.receives, messages.haitchChatMessage);
  finds(messages.channels.ws.receives, messages.historyRequest);
  finds(messages.channels.ws.receives, messages.ideaRequest);
  finds(messages.channels.ws.receives, messages.joinRoom);
  finds(messages.channels.ws.receives, messages.presenceUpdate);
  finds(messages.channels.ws.receives, messages.readReceipt);
  finds(messages.channels.ws.receives, messages.typingIndicator);
});

describe("ws sends", () => {
  finds(messages.channels.ws.sends, messages.chatResponse);
  finds(messages.channels.ws.sends, messages.cookieMessage);
  finds(messages.channels.ws.sends, messages.documentationResponse);
  finds(messages.channels.ws.sends, messages.engineeringResponse);
  finds(messages.channels.ws.sends, messages.fileUpdate);
  finds(messages.channels.ws.sends, messages.historyResponse);
  finds(messages.channels.ws.sends, messages.ideaResponse);
  finds(messages.channels.ws.sends, messages.logsMessage);
  finds(messages.channels.ws.sends, messages.notificationMessage);
  finds(messages.channels.ws.sends, messages.presenceUpdate);
  finds(messages.channels.ws.sends, messages.readReceipt);
  finds(messages.channels.ws.sends, messages.errorMessage);
  finds(messages.channels.ws.sends, messages.systemMessage);
  finds(messages.channels.ws.sends, messages.welcomeMessage);
  finds(messages.channels.ws.sends, messages.typingIndicator);
});

describe("wsSecure receives", () => {
  finds(messages.channels.wsSecure.receives, messages.chatMessage);
  finds(messages.channels.wsSecure.receives, messages.documentationRequest);
  finds(messages.channels.wsSecure.receives, messages.engineeringRequest);
  finds(messages.channels.wsSecure.receives, messages.haitchChatMessage);
  finds(messages.channels.wsSecure.receives, messages.historyRequest);
  finds(messages.channels.wsSecure.receives, messages.ideaRequest);
  finds(messages.channels.wsSecure.receives, messages.joinRoom);
  finds(messages.channels.wsSecure.receives, messages.presenceUpdate);
  finds(messages.channels.wsSecure.receives, messages.readReceipt);
  finds(messages.channels.wsSecure.receives, messages.typingIndicator);
});

describe("wsSecure sends", () => {
  finds(messages.channels.wsSecure.sends, messages.chatResponse);
  finds(messages.channels.wsSecure.sends, messages.cookieMessage);
  finds(messages.channels.wsSecure.sends, messages.documentationResponse);
  finds(messages.channels.wsSecure.sends, messages.engineeringResponse);
  finds(messages.channels.wsSecure.sends, messages.fileUpdate);
  finds(messages.channels.wsSecure.sends, messages.historyResponse);
  finds(messages.channels.wsSecure.sends, messages.ideaResponse);
  finds(messages.channels.wsSecure.sends, messages.logsMessage);
  finds(messages.channels.wsSecure.sends, messages.notificationMessage);
  finds(messages.channels.wsSecure.sends, messages.presenceUpdate);
  finds(messages.channels.wsSecure.sends, messages.readReceipt);
  finds(messages.channels.wsSecure.sends, messages.errorMessage);
  finds(messages.channels.wsSecure.sends, messages.systemMessage);
  finds(messages.channels.wsSecure.sends, messages.welcomeMessage);
  finds(messages.channels.wsSecure.sends, messages.typingIndicator);
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
