import type { ServeOptions } from "../runtime/node/serve.js";
import { familyOf } from "../runtime/wire/protocol.js";
import type { ServiceDescription } from "../runtime/wire/service-description.js";

/** The libraries that these services need, and no others: they come with this package, so nothing has to be installed. */
export async function loadPackages(
  services: readonly ServiceDescription[],
): Promise<Pick<ServeOptions, "WebSocketServer" | "SocketIoServer" | "formParser">> {
  const families = new Set(services.flatMap(({ servers }) => Object.values(servers).map(familyOf)));
  const hasForms = services.some(({ operations }) =>
    Object.values(operations).some(({ http }) => http?.body === "form"),
  );
  const ws = families.has("websocket") ? await import("./ws.js") : undefined;
  const socketio = families.has("socketio") ? await import("./socketio.js") : undefined;
  const busboy = hasForms ? await import("./busboy.js") : undefined;
  return {
    ...(ws && { WebSocketServer: ws.WebSocketServer }),
    ...(socketio && { SocketIoServer: socketio.Server }),
    ...(busboy && { formParser: busboy.Busboy }),
  };
}
