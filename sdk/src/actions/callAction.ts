import type { LogDescription } from "ethers";
import { achievementToken, contentLog, hubRegistry, learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { CairnError } from "../errors/CairnError.ts";
import type { Action } from "./Action.ts";
import type { Emitter } from "./events.ts";
import { eventOf } from "./events.ts";
import { makeAction } from "./makeAction.ts";

const CONTRACTS = {
  HubRegistry: hubRegistry,
  LearnerRegistry: learnerRegistry,
  AchievementToken: achievementToken,
  ContentLog: contentLog,
} as const;

/** One call of one contract, and the event that tells its result. */
export interface Call<Result> {
  readonly contract: keyof typeof CONTRACTS;
  readonly data: string;
  readonly event: string;
  readonly result: (event: LogDescription) => Result;
  readonly before?: (signal: AbortSignal | undefined) => Promise<void>;
  readonly explain?: (error: CairnError) => Promise<CairnError>;
}

/** Makes an action of one call. */
export function callAction<Result>(client: Client, call: Call<Result>): Action<Result> {
  const { contract, data, event, result, ...rest } = call;
  const emitter = emitterOf(client, contract);
  return makeAction(client, {
    ...rest,
    steps: () => [{ to: emitter.address, data }],
    result: (receipts) => result(eventOf(receipts, emitter, event)),
  });
}

/** A contract of the client's deployment, as a source of events. */
export function emitterOf(client: Client, contract: keyof typeof CONTRACTS): Emitter {
  return {
    address: client.deployment.contracts[contract].address,
    interface: CONTRACTS[contract](client).interface,
  };
}
