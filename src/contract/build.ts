import { type Diagnostic, diagnose } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { sourceOf } from "../read/node.js";
import { isVersion2 } from "../specification/version.js";
import type { Contract } from "./contract.js";
import { type Draft, defined, type Reading, resolved, textAt } from "./draft.js";
import { draft2 } from "./draft-2.js";
import { draft3 } from "./draft-3.js";
import { checkExtensions } from "./extension-check.js";
import { checkExtensionNames } from "./extension-names.js";
import { checkGrammar } from "./grammar.js";
import { buildService } from "./service.js";
import { nameServices } from "./service-names.js";
import { planServices } from "./service-plan.js";
import { joinChannels } from "./shared-address.js";
import { draftSocketIo } from "./socketio-channels.js";

/** What a configuration says about the contract. */
export interface BuildOptions {
  /** Names in code by JSON pointer of what they name. */
  readonly names?: Readonly<Record<string, string>>;
  /** Whether a schema without `type` has that of its `properties` or `items`. Default: true. */
  readonly impliedTypes?: boolean;
}

/** A contract, and everything that was noticed while it was built. */
export interface Built {
  readonly contract: Contract;
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds the contract of a document that was read. Broken references are passed over: the reader has reported them. */
export function buildContract(document: SourceDocument, options: BuildOptions = {}): Built {
  const found = new Map<string, Diagnostic>();
  const reading: Reading = {
    document,
    report: (diagnostic) => {
      const { file, pointer } = diagnostic.source;
      found.set([diagnostic.code, file, pointer, diagnostic.message].join("\n"), diagnostic);
    },
  };
  const written = readDraft(reading);
  checkGrammar(reading, written);
  checkExtensions(reading);
  checkExtensionNames(reading, written);
  const draft = draftSocketIo(reading, joinChannels(reading, written));
  const plans = planServices(draft);
  const names = new Map(Object.entries(options.names ?? {}));
  const { impliedTypes = true } = options;
  const stems = nameServices(reading, plans);
  const services = plans.map((plan) => {
    const typeName = stems.get(plan.name) ?? plan.name;
    return buildService({ reading, draft, plan, typeName, alone: plans.length === 1, names, impliedTypes });
  });
  if (services.every(({ messages, schemas }) => messages.length + schemas.length === 0)) {
    reading.report(diagnose("nothing-to-generate", {}, sourceOf(draft.root)));
  }
  const contract: Contract = {
    title: draft.title,
    version: draft.version,
    ...defined({ description: draft.description, license: licenseOf(reading, draft) }),
    file: document.root.path,
    services,
  };
  return { contract, diagnostics: [...found.values()] };
}

const licenseOf = (reading: Reading, { root }: Draft): string | undefined =>
  textAt(resolved(reading, resolved(reading, root, "info"), "license"), "name");

const readDraft = (reading: Reading): Draft =>
  isVersion2(reading.document.version) ? draft2(reading) : draft3(reading);
