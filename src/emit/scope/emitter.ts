import type { OutputFile } from "../../code/file.js";
import type { Contract, Service } from "../../contract/contract.js";
import { type Description, describeService } from "../../description/description.js";
import { compileValidators, type ServiceValidators } from "./service-validators.js";

/** A service as its emitters get it: what several of them need is worked out once. */
export interface EmitInput {
  readonly contract: Contract;
  readonly service: Service;
  readonly description: Description;
  readonly validators: ServiceValidators;
}

/** Makes files of a service: the same input gives the same files. */
export interface Emitter {
  readonly name: string;
  /** The modules that users of the package can import, by their name in the service's folder: `client`. */
  readonly modules?: readonly string[];
  emit(input: EmitInput): readonly OutputFile[];
}

/** Works out what emitters need of a service. */
export const prepareService = (service: Service, contract: Contract): EmitInput => ({
  contract,
  service,
  description: describeService(service),
  validators: compileValidators(service, contract),
});
