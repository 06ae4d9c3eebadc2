export {
  createRandom,
  type Fate,
  type FaultRates,
  type Faults,
  type Passage,
  randomFaults,
} from "../memory/faults.js";
export { type MemoryOptions, type MemoryTransport, memory } from "../memory/transport.js";
export { type OpenRoad, type Road, type Trip, takeTrip } from "./round-trip.js";
export { listTrips } from "./trip-list.js";
