import { addressAt } from "../runtime/wire/path.js";
import type { ServiceDescription } from "../runtime/wire/service-description.js";

/** The path of a channel with its parameters, or its name. */
export function placeOf(
  { channels, servers }: ServiceDescription,
  name: string,
  parameters: Readonly<Record<string, string>>,
): string {
  const channel = channels[name];
  const server = channel?.servers.map((key) => servers[key]).find((one) => one !== undefined);
  if (channel === undefined || channel.address === null) return name;
  const path = server?.socketio?.path ?? addressAt(server ?? { pathname: "" }, channel.address).path;
  return path.replaceAll(/\{([^{}]+)\}/g, (braces, key: string) => parameters[key] ?? braces);
}

/** The method and the path of an HTTP operation. */
export function requestPlaceOf(
  description: ServiceDescription,
  name: string,
  parameters: Readonly<Record<string, string>>,
): string {
  const operation = description.operations[name];
  if (operation === undefined) return name;
  return `${operation.http?.method ?? "GET"} ${placeOf(description, operation.channel, parameters)}`;
}
