import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findDocuments } from "../../corpus/documents.js";
import type { OutputFile } from "../../src/code/file.js";
import { emitModels } from "../../src/languages/languages.js";
import type { Language } from "../../src/languages/names.js";
import { writeFiles } from "../folder.js";
import { contractAt, gather } from "./gather.js";
import { hostileContracts } from "./hostile-document.js";
import { once } from "./once.js";
import { travellers } from "./round-trip.js";
import { examplesOf, faultsOf, looseness, namesOf, type Trip } from "./trips.js";

/** Documents that people wrote: large ones, recursive ones, odd names, unions, Kafka, Socket.IO. */
const documents = [
  "wandelbotsgmbh__nova-js__src__asyncapi.yaml",
  "the-codegen-project__cli__examples__ecommerce-asyncapi-headers__ecommerce-messaging-system.yaml",
  "ballerina-platform__asyncapi-triggers__asyncapi__github__asyncapi.yml",
  "Redocly__redocly-cli__resources__async.yaml",
  "SENERGY-Platform__device-repository__docs__asyncapi.json",
  "noaione__discord-openapi__asyncapi.yaml",
  "flamewow__nestjs-asyncapi__misc__references__ref.yaml",
  "asyncapi__converter-js__test__input__2.6.0__for-3.0.0-with-deep-local-references.yml",
  "RobinTail__zod-sockets__example__example-documentation.yaml",
  "springwolf__springwolf-core__springwolf-examples__springwolf-kafka-example__src__test__resources__asyncapi.json",
] as const;

const corpus = "../shared/corpus";

/** The contracts of hostile documents, and those of `documents` where they are. */
export const hostile = gather(hostileContracts().map((one) => ["", one]));
const own = contractAt("asyncapi.yaml", ".");

/** `all`: those that people wrote, too, where they are. */
export type Documents = "hostile" | "all";

const readDocuments = once(async () => {
  const found = existsSync(corpus) ? findDocuments(corpus) : [];
  const wanted = found.length === 0 ? [] : documents;
  return Promise.all(
    wanted.map(async (name, index) => {
      const document = found.find((one) => one.name === name);
      if (document === undefined) throw new Error(`${name} is not in ${corpus}`);
      return [`d${index}`, await contractAt(document.path, document.rootFolder)] as const;
    }),
  );
});

/** The models of all documents in one language, in a folder where its tool can find them. */
export interface Workbench {
  readonly files: readonly OutputFile[];
  /** The language's folder. */
  readonly folder: string;
  /** What can be sent through them. */
  readonly trips: readonly Trip[];
  readonly remove: () => void;
}

/** Our contract, the hostile documents and those that people wrote, at once: each compiler is started once. */
export async function layOut(language: Language, documents: Documents): Promise<Workbench> {
  const others = documents === "all" ? await readDocuments() : [];
  const all = gather([["", await own], ["", hostile], ...others]);
  const { files } = await emitModels(all, [language]);
  const root = realpathSync(mkdtempSync(join(tmpdir(), "asyncwright-models-")));
  writeFiles(root, Object.fromEntries(files.map(({ path, text }) => [path, text])));
  const folder = join(root, "models", language);
  const trips = await tripsOf(language, files);
  for (const traveller of travellers().filter((one) => one.language === language))
    traveller.prepare(folder, trips);
  return { files, folder, trips, remove: () => rmSync(root, { recursive: true, force: true }) };
}

async function tripsOf(language: Language, files: readonly OutputFile[]): Promise<readonly Trip[]> {
  const declared = (service: string, type: string): boolean =>
    files.some(
      ({ path, text }) =>
        path.startsWith(`models/${language}/${service}/`) &&
        new RegExp(`(?:\\b(?:class|interface|enum|type|struct) |^)${type}\\b`, "m").test(text),
    );
  const known = new Map<string, boolean>();
  // What is no model of its own in a language is written where it is used.
  const isDeclared = ({ folder, type }: Trip): boolean => {
    const key = `${folder}/${type}`;
    const isKnown = known.get(key) ?? declared(folder, type);
    known.set(key, isKnown);
    return isKnown;
  };
  const examples = examplesOf(await own).filter(isDeclared);
  const names = namesOf(hostile, looseness[language]?.cannotName).filter(isDeclared);
  return [...examples, ...names, ...faultsOf(await own, examples)];
}
