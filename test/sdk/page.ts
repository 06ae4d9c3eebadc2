// A page: says and hears, and tells its server how it went.
import { io } from "socket.io-client";
import { socketio } from "../../generated/runtime/socketio/transport.js";
import { converse, converseByHttp } from "./conversation.js";

const url = new URL(import.meta.url).origin;
const transports = [socketio({ io })];

const tell = (result: unknown) => fetch("/result", { method: "POST", body: JSON.stringify(result) });

Promise.all([converse(url, transports), converseByHttp(url, transports)]).then(
  (logs) => tell(logs.flat()),
  (thrown) => tell([String(thrown)]),
);
