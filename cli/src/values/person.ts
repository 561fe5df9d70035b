import type { Address, Client } from "@cairn/sdk";
import { address } from "@cairn/sdk";
import { ZeroAddress } from "ethers";
import type { Context } from "../Context.ts";
import { WordedError } from "../messages/WordedError.ts";
import { valueTexts as say } from "./texts.ts";

/** EIP-7702: code of a person's wallet that lets a contract act for it. */
const DELEGATION_PREFIX = "0xef0100";

/** An account that was typed, and whether a contract, such as a multisig, stands there. */
export interface Person {
  readonly account: Address;
  readonly isContract: boolean;
}

/**
 * Reads an address where a person's is meant. The checksum is checked, the network's own contracts are refused, and a
 * private key that was typed by mistake is not repeated.
 */
export async function parsePerson(context: Context, client: Client, value: string): Promise<Person> {
  const { say: speak } = context;
  if (/^(?:0x)?[0-9a-fA-F]{64}$/.test(value)) {
    throw new WordedError("INVALID_ADDRESS", {
      message: speak(say.secretAsAccount),
      fix: speak(say.secretFix),
    });
  }
  const account = address(value);
  const contracts = Object.entries(client.deployment.contracts);
  const contract = contracts.find(([, deployed]) => deployed.address === account)?.[0];
  if (contract !== undefined || account === ZeroAddress) {
    throw new WordedError("INVALID_ADDRESS", {
      message: contract === undefined ? speak(say.zeroAccount) : speak(say.ownContract, { contract }),
      details: { account },
      fix: speak(say.personFix),
    });
  }
  const code = await client.provider.getCode(account);
  return { account, isContract: code !== "0x" && !code.startsWith(DELEGATION_PREFIX) };
}
