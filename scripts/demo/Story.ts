// Tells what happens, step by step, and keeps the same facts for machines.
import type { Sent } from "@cairn/sdk";

/** One step of the story. */
export type Step = {
  readonly title: string;
  /** What happened, in a sentence each. */
  readonly told: readonly string[];
  readonly transactions: number;
  readonly gas: bigint;
  /** The same facts by name. */
  readonly facts: Readonly<Record<string, unknown>>;
};

/** What a step uses to tell itself. */
export type Telling = {
  /** Adds a sentence. */
  readonly tell: (sentence: string) => void;
  /** Counts a sent action's cost and gives its result. */
  readonly paid: <Result>(sent: Sent<Result>) => Result;
  /** Counts gas that was used otherwise. */
  readonly cost: (gas: bigint, transactions: number) => void;
  /** Keeps a fact. */
  readonly fact: (name: string, value: unknown) => void;
};

/** A story as it is told. */
export class Story {
  readonly #steps: Step[] = [];
  readonly #print: (line: string) => void;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  /** Tells one step: prints its title, does it, and prints what happened and what it cost. */
  async step<Result>(title: string, run: (telling: Telling) => Promise<Result>): Promise<Result> {
    const told: string[] = [];
    const facts: Record<string, unknown> = {};
    let gas = 0n;
    let transactions = 0;
    this.#print(`\n${String(this.#steps.length + 1).padStart(2)}. ${title}`);
    const result = await run({
      tell: (sentence) => {
        told.push(sentence);
        this.#print(`    ${sentence}`);
      },
      paid: (sent) => {
        gas += sent.gasUsed;
        transactions += sent.receipts.length;
        return sent.result;
      },
      cost: (used, count) => {
        gas += used;
        transactions += count;
      },
      fact: (name, value) => {
        facts[name] = value;
      },
    });
    this.#print(`    cost: ${costOf(gas, transactions)}`);
    this.#steps.push({ title, told, transactions, gas, facts });
    return result;
  }

  /** The steps so far. */
  get steps(): readonly Step[] {
    return this.#steps;
  }
}

function costOf(gas: bigint, transactions: number): string {
  if (transactions === 0) return "nothing: no transaction";
  const count = transactions === 1 ? "1 transaction" : `${transactions} transactions`;
  return `${count}, ${gas.toLocaleString("en")} gas`;
}
