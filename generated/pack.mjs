// Copies what the compiler does not.
import { copyFileSync } from "node:fs";

for (const service of ["bezlimit", "brightpattern", "productflo"]) {
  for (const name of ["validators.js", "validators.d.ts"]) {
    copyFileSync(`${service}/${name}`, `dist/${service}/${name}`);
  }
}
