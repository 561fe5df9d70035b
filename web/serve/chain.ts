import type { Action, UnixTime } from "@cairn/sdk";
import { unixTime } from "@cairn/sdk";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

/** Seconds between two steps of the network's story. */
const STEP = 60;

/** A chain inside this process whose time is told to it. */
export interface TimedChain {
  readonly connection: NetworkConnection;
  /** Seconds since 1970 of the newest step. */
  readonly now: () => UnixTime;
  /** Sends an action a minute after the one before. */
  readonly send: <Result>(action: Action<Result>) => Promise<Result>;
  /** Lets time pass until a moment, and mines a block there. */
  readonly passUntil: (time: number) => Promise<void>;
}

/** Starts an empty chain at a moment of the past. */
export async function startTimedChain(start: UnixTime): Promise<TimedChain> {
  const connection = await network.create({ override: { initialDate: new Date(start * 1000) } });
  let time: number = start;
  const setNext = async (next: number): Promise<void> => {
    const block = await connection.ethers.provider.getBlock("latest");
    time = Math.max(next, (block?.timestamp ?? 0) + 1);
    await connection.provider.request({ method: "evm_setNextBlockTimestamp", params: [time] });
  };
  return {
    connection,
    now: () => unixTime(time),
    send: async (action) => {
      await setNext(time + STEP);
      return (await action.send()).result;
    },
    passUntil: async (next) => {
      await setNext(next);
      await connection.provider.request({ method: "evm_mine", params: [] });
    },
  };
}
