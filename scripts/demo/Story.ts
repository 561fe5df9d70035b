// Tells what happens, step by step, and keeps the same facts for machines.
import type { NetworkConnection } from "hardhat/types/network";
import type { Cost } from "../lib/meter.ts";
import { metered } from "../lib/meter.ts";

/** One step of the story, and what all its transactions cost, the publishing of documents included. */
export type Step = Cost & {
  readonly title: string;
  /** What happened, in a sentence each. */
  readonly told: readonly string[];
  /** The same facts by name. */
  readonly facts: Readonly<Record<string, unknown>>;
};

/** What a step uses to tell itself. */
export type Telling = {
  /** Adds a sentence. */
  readonly tell: (sentence: string) => void;
  /** Prints a picture, which no fact keeps. */
  readonly show: (picture: string) => void;
  /** Keeps a fact. */
  readonly fact: (name: string, value: unknown) => void;
};

/** A story as it is told. */
export class Story {
  readonly #steps: Step[] = [];
  readonly #print: (line: string) => void;
  readonly #chain: NetworkConnection;

  /** @param chain - Where everything happens: its blocks tell what a step cost. */
  constructor({ print, chain }: { print: (line: string) => void; chain: NetworkConnection }) {
    this.#print = print;
    this.#chain = chain;
  }

  /** Tells one step: prints its title, does it, and prints what happened and what it cost. */
  async step<Result>(title: string, run: (telling: Telling) => Promise<Result>): Promise<Result> {
    const told: string[] = [];
    const facts: Record<string, unknown> = {};
    this.#print(`\n${String(this.#steps.length + 1).padStart(2)}. ${title}`);
    const telling: Telling = {
      tell: (sentence) => {
        told.push(sentence);
        this.#print(`    ${sentence}`);
      },
      show: (picture) => {
        this.#print(picture);
      },
      fact: (name, value) => {
        facts[name] = value;
      },
    };
    const { result, cost } = await metered(this.#chain, () => run(telling));
    this.#print(`    cost: ${costOf(cost)}`);
    this.#steps.push({ title, told, ...cost, facts });
    return result;
  }

  /** The steps so far. */
  get steps(): readonly Step[] {
    return this.#steps;
  }
}

/** A cost for people. Gas may be a decimal string, as JSON keeps it. */
export function costOf({ gas, transactions }: { gas: bigint | string; transactions: number }): string {
  if (transactions === 0) return "nothing: no transaction";
  const count = transactions === 1 ? "1 transaction" : `${transactions} transactions`;
  return `${count}, ${BigInt(gas).toLocaleString("en")} gas`;
}
