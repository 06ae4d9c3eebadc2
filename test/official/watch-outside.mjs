// Preloaded into the parser's process: whatever it opens or tries to reach is told on stderr, a line each.
import dns from "node:dns";
import fs from "node:fs";
import net from "node:net";

const tell = (what) => fs.writeSync(2, `reached ${what}\n`);

const watch = (owner, name) => {
  const before = owner[name];
  owner[name] = function (target, ...rest) {
    if (typeof target !== "number")
      tell(`${name} ${typeof target === "string" ? target : JSON.stringify(target)}`);
    return before.call(this, target, ...rest);
  };
};

for (const name of [
  "open",
  "openSync",
  "readFile",
  "readFileSync",
  "createReadStream",
  "writeFile",
  "writeFileSync",
])
  watch(fs, name);
for (const name of ["open", "readFile", "writeFile"]) watch(fs.promises, name);
watch(net.Socket.prototype, "connect");
watch(dns, "lookup");
watch(dns.promises, "lookup");
