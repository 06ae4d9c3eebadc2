import type { ChatMessage, ChatResponse, TypingIndicator } from "../../generated/productflo/models.js";

const timestamp = "2025-02-03T08:15:00Z";

/** A message as people write them, with an id of its own. */
export const buildChat = (id: string): ChatMessage => ({
  code: "chat",
  user_id: "u-17",
  room_id: "conv-9",
  timestamp,
  data: {
    message: "Has anyone reviewed the latest design update? I should like to send it today.",
    sender: "u-17",
    message_id: id,
    reply_to: "m-498",
    attached_files: ["file-31"],
    metadata: { importance: "high", category: "design_review" },
  },
});

/** What the server makes of it. */
export const buildResponse = ({ user_id, room_id, data }: ChatMessage): ChatResponse => ({
  status: "success",
  code: "chat_response",
  user_id,
  room_id,
  timestamp,
  data: { ...data },
});

/** A message that nobody answers. */
export const typing: TypingIndicator = {
  code: "typing",
  user_id: "u-17",
  room_id: "conv-9",
  timestamp,
  data: { status: "started", sender: "u-17" },
};

/** Requests that are under way at the same time. */
export const requestsAtOnce = 32;
/** Messages without an answer, between two requests. */
export const messagesInARow = 250;
