// Preloaded into the command: any look-up or connection is written down and refused.
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import net from "node:net";

const forbid = (what) => () => {
  appendFileSync(process.env.NETWORK_LOG, `${what}\n`);
  throw new Error(`${what} is forbidden here`);
};
net.Socket.prototype.connect = forbid("connect");
dns.lookup = forbid("dns.lookup");
dns.promises.lookup = forbid("dns.lookup");
