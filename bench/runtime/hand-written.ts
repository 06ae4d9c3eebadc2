import type { ChatMessage } from "../../generated/productflo/models.js";

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const dateTime = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const isTime = (value: unknown) =>
  typeof value === "string" && dateTime.test(value) && !Number.isNaN(Date.parse(value));

/** What somebody writes by hand to be sure that a value is a message: yes or no, without a reason. */
export function isChatMessage(value: unknown): value is ChatMessage {
  if (typeof value !== "object" || value === null) return false;
  const { code, user_id, room_id, timestamp, data } = value as Record<string, unknown>;
  if (code !== "chat" || !isText(user_id) || !isText(room_id)) return false;
  if (timestamp !== undefined && !isTime(timestamp)) return false;
  if (typeof data !== "object" || data === null) return false;
  const { message, sender, message_id, reply_to, attached_files, metadata } = data as Record<string, unknown>;
  return (
    typeof message === "string" &&
    isText(sender) &&
    (message_id === undefined || isText(message_id)) &&
    (reply_to === undefined || isText(reply_to)) &&
    (attached_files === undefined || (Array.isArray(attached_files) && attached_files.every(isText))) &&
    (metadata === undefined ||
      (typeof metadata === "object" && metadata !== null && !Array.isArray(metadata)))
  );
}
