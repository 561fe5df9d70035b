export type { Action, BuiltTransaction, PlanOptions, SendOptions, SendProgress, Sent } from "./Action.ts";
export { type Emitter, eventOf, eventsOf } from "./events.ts";
export { TRANSACTION_GAS_CAP } from "./makeAction.ts";
