import type { Client } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { texts } from "../messages/text.ts";
import { moneyText, numberText } from "../print/format.ts";

const say = texts({
  fee: {
    en: "Cost: about {gas} units of gas, {price} at the present price. {account} pays, and has {balance}.",
    es: "Coste: unas {gas} unidades de gas, {price} al precio actual. Paga {account}, que tiene {balance}.",
  },
});

const CURRENCY = "ETH";
/** Digits that an estimate does not have. */
const GWEI = 10n ** 9n;

/** What sending will cost, and who pays. */
export interface Fee {
  /** Units of gas. */
  readonly gas: bigint;
  /** In wei, at the present price. */
  readonly price: bigint;
  readonly account: string;
  /** In wei. */
  readonly balance: bigint;
}

/** Asks what gas costs now, and what the payer has. */
export async function feeOf(client: Client, args: { gas: bigint; account: string }): Promise<Fee> {
  const { gas, account } = args;
  const { gasPrice, maxFeePerGas } = await client.provider.getFeeData();
  const balance = await client.provider.getBalance(account);
  return { gas, price: gas * (gasPrice ?? maxFeePerGas ?? 0n), account, balance };
}

/** Says what sending will cost. */
export function feeText(context: Context, { gas, price, account, balance }: Fee): string {
  return context.say(say.fee, {
    gas: numberText(gas, context.language),
    price: moneyOf(context, price),
    account,
    balance: moneyOf(context, balance),
  });
}

/** An amount in wei as people read it, rounded up to a billion of them. */
export function moneyOf({ language }: Context, wei: bigint): string {
  return moneyText(((wei + GWEI - 1n) / GWEI) * GWEI, CURRENCY, language);
}
