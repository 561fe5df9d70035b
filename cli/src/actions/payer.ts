import type { Action, Address, Client } from "@cairn/sdk";
import { address, sponsored } from "@cairn/sdk";
import type { Signer, TransactionReceipt } from "ethers";
import type { Context } from "../Context.ts";
import { texts } from "../messages/text.ts";
import { WordedError } from "../messages/WordedError.ts";
import type { OpenNetwork } from "../network/openNetwork.ts";
import { openSponsor, sendSponsored } from "./sponsor.ts";

const say = texts({
  both: {
    en: "Both --sponsor and --relay are given, and one pays.",
    es: "Se indican --sponsor y --relay, y paga uno solo.",
  },
  bothFix: { en: "Leave one of them out.", es: "Quite uno de los dos." },
});

/** Who pays, as options say it. */
export interface PayerOptions {
  /** Name of a key. */
  readonly sponsor?: string;
  /** Address of a relay. */
  readonly relay?: string;
}

/** Who pays for what a learner signs: a key, a relay, or the learner. */
export interface Payer {
  /** Account of the key that pays; undefined where a relay or the learner does. */
  readonly sponsor: Address | undefined;
  readonly relay: string | undefined;
  /** The network for what this signer signs. */
  readonly as: (signer: Signer) => Promise<Client>;
  /** Sends an action that was made with such a client: one transaction, where a key pays. */
  readonly send: (learner: Client, action: Action<unknown>) => Promise<readonly TransactionReceipt[]>;
  /** The network for what anybody may send. */
  readonly anyone: (learner: Client) => Client;
}

/**
 * Opens who pays.
 *
 * Throws `INVALID_ARGUMENT` where two are named, and what `openSponsor` and `sponsored` throw.
 *
 * @param instead - Who pays where no option says so; each signer for itself when absent.
 */
export async function openPayer(
  context: Context,
  network: OpenNetwork,
  { sponsor: named, relay }: PayerOptions,
  instead?: Signer,
): Promise<Payer> {
  if (named !== undefined && relay !== undefined) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.both),
      fix: context.say(say.bothFix),
    });
  }
  const { signal } = context;
  if (relay !== undefined) sponsored(network.client, relay);
  const other = relay === undefined ? instead : undefined;
  const signer = (await openSponsor(context, network.client.provider, named)) ?? other;
  const sponsor = signer && (await network.as(signer));
  return {
    sponsor: signer && address(await signer.getAddress()),
    relay,
    as: async (learner) => {
      const client = await network.as(learner);
      return relay === undefined ? client : sponsored(client, relay);
    },
    send: async (learner, action) =>
      sponsor === undefined
        ? (await action.send({ signal })).receipts
        : await sendSponsored(context, { learner, action, sponsor }),
    anyone: (learner) => sponsor ?? learner,
  };
}
