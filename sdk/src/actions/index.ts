export type {
  Action,
  BuiltTransaction,
  PlanOptions,
  SendOptions,
  SendProgress,
  Sent,
  SentTransaction,
} from "./Action.ts";
export { TRANSACTION_GAS_CAP } from "./estimate.ts";
export { type Emitter, eventOf, eventsOf } from "./events.ts";
