import type { Json } from "../../json/value.js";
import { formatTypes } from "../format.js";

/** True where a value surely is of a format, or the format says nothing of it; undefined where that is not certain. */
export function judgeFormat(format: string, value: Json): boolean | undefined {
  if (typeof value !== formatTypes.get(format)) return true;
  if (typeof value === "number") return Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
  return typeof value === "string" && plain.get(format)?.test(value) ? true : undefined;
}

const date = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])`;
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;
const label = String.raw`[a-z\d]+(?:-[a-z\d]+)*`;

/** The texts of a format as most people write them. The functions in `templates/validators.js.hbs` accept all of these, and more. */
const plain: ReadonlyMap<string, RegExp> = new Map([
  ["byte", /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/],
  ["date", new RegExp(`^${date}$`)],
  ["date-time", new RegExp(`^${date}T${time}$`)],
  ["duration", /^P(?:\d+[YMWD]|T\d+[HMS])$/],
  ["email", new RegExp(String.raw`^[\w+-]+(?:\.[\w+-]+)*@(?:${label}\.)+${label}$`, "i")],
  ["hostname", new RegExp(String.raw`^(?!.{64})${label}(?:\.${label})*$`, "i")],
  ["ipv4", /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/],
  ["ipv6", /^(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}$|^(?:[\da-f]{1,4}:){7}[\da-f]{1,4}$/i],
  ["json-pointer", /^(?:\/(?:[^~/]|~0|~1)*)*$/],
  ["time", new RegExp(`^${time}$`)],
  ["uri", /^[a-z][a-z\d+.-]*:\/\/[\w.-]+(?::\d+)?(?:\/[\w\-.~/]*)?(?:\?[\w\-.~/=&]*)?$/i],
  ["uri-reference", /^[\w\-.~/]*(?:\?[\w\-.~/=&]*)?$/],
  ["uri-template", /^(?:[\w\-.~:/?=&]|\{\w+\})*$/],
  ["uuid", /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i],
]);
