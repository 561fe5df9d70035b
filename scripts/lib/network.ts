import { CairnError } from "@cairn/sdk";
import type { Signer } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";
import type { AchievementToken } from "../../sdk/src/contracts/AchievementToken.ts";
import type { ContentLog } from "../../sdk/src/contracts/ContentLog.ts";
import type { HubRegistry } from "../../sdk/src/contracts/HubRegistry.ts";
import type { RecordLens } from "../../sdk/src/contracts/RecordLens.ts";
import type { AddressBook } from "./addressBook.ts";
import { checkCode, findBook } from "./addressBook.ts";
import type { Chain } from "./chains.ts";
import { chainOf } from "./chains.ts";

/** A deployment that an operator works on. */
export type Network = {
  readonly connection: NetworkConnection;
  readonly chain: Chain;
  readonly book: AddressBook;
  readonly hubs: HubRegistry;
  readonly token: AchievementToken;
  readonly lens: RecordLens;
  readonly contentLog: ContentLog;
  /** Time of the newest block, in seconds. */
  readonly now: number;
};

/**
 * Opens the deployment that the options name.
 *
 * Throws `NOT_A_DEPLOYMENT` where the address book has none for the chain, or the chain has no contract there.
 */
export async function openNetwork({
  hre,
  connection,
  name,
}: {
  hre: HardhatRuntimeEnvironment;
  connection: NetworkConnection;
  name: string | undefined;
}): Promise<Network> {
  const { provider } = connection.ethers;
  const chain = await chainOf(connection);
  const book = await findBook({ root: hre.config.paths.root, chainId: chain.chainId, name });
  return await openBook({ connection, chain, book, provider });
}

/** Opens a deployment whose addresses are at hand. */
export async function openBook({
  connection,
  chain,
  book,
  provider,
}: {
  connection: NetworkConnection;
  chain: Chain;
  book: AddressBook;
  provider: NetworkConnection["ethers"]["provider"];
}): Promise<Network> {
  const missing = (await checkCode({ book, provider })).filter(({ outcome }) => outcome === "no code");
  if (missing.length > 0) {
    throw new CairnError("NOT_A_DEPLOYMENT", {
      message: `Chain ${chain.chainId} has no contract at addresses of "${book.name}".`,
      details: { missing: missing.map((check) => `${check.name} ${check.address}`) },
      fix: chain.isLocal
        ? "The local chain was restarted: deploy again with `npx hardhat cairn deploy`."
        : "Check that the node is synchronised and on the right chain.",
    });
  }
  const { HubRegistry, AchievementToken, RecordLens, ContentLog } = book.contracts;
  const at = connection.ethers.getContractAt;
  const block = await provider.getBlock("latest");
  return {
    connection,
    chain,
    book,
    hubs: (await at("HubRegistry", HubRegistry.address)) as unknown as HubRegistry,
    token: (await at("AchievementToken", AchievementToken.address)) as unknown as AchievementToken,
    lens: (await at("RecordLens", RecordLens.address)) as unknown as RecordLens,
    contentLog: (await at("ContentLog", ContentLog.address)) as unknown as ContentLog,
    now: block?.timestamp ?? 0,
  };
}

/** The account that sends: the one that was asked for, else the network's first. */
export async function senderOf({
  connection,
  from,
}: {
  connection: NetworkConnection;
  from: string | undefined;
}): Promise<Signer> {
  const signers = await connection.ethers.getSigners();
  const wanted = signers.find(({ address }) => from === undefined || address === from);
  if (wanted !== undefined) return wanted;
  throw new CairnError("INVALID_ARGUMENT", {
    message: `The network "${connection.networkName}" has no key of the account that is to send.`,
    details: { from, accounts: signers.map(({ address }) => address).slice(0, 3) },
    fix: "Set CAIRN_PRIVATE_KEY to this account's key, give another --from, or write a Safe batch with --safe.",
  });
}
