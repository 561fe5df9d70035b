import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { checkCode } from "../lib/addressBook.ts";
import type { HubCount } from "../lib/counts.ts";
import { countByHub } from "../lib/counts.ts";
import type { Network } from "../lib/network.ts";
import type { Outcome } from "../lib/output.ts";
import { table, usageError } from "../lib/output.ts";
import type { HubState } from "../lib/reads.ts";
import { readAccreditors, readHubs } from "../lib/reads.ts";
import { runTask } from "../lib/runTask.ts";
import { formatTime } from "../lib/values.ts";
import type { HubView } from "../lib/views.ts";
import { viewOfHub } from "../lib/views.ts";

type Arguments = { readonly name: string | undefined; readonly days: number; readonly json: boolean };

const DAY = 86_400;

/** `npx hardhat cairn status`; status 1 where a contract's code is not what the address book says. */
export default async function status(
  { name, days, json }: Arguments,
  hre: HardhatRuntimeEnvironment,
): Promise<void> {
  await runTask({ hre, name, json, action: async (network) => await report({ network, days }) });
}

async function report({ network, days }: { network: Network; days: number }): Promise<Outcome> {
  if (days < 0) throw usageError("--days is negative.", { days }, "Give a number of days from now on.");
  const { connection, book, chain, now, hubs: registry } = network;
  const contracts = await checkCode({ book, provider: connection.ethers.provider });
  if (contracts.some(({ outcome }) => outcome !== "ok")) process.exitCode = 1;
  const hubs = (await readHubs(network)).map((summary) => viewOfHub({ summary, now }));
  const byState = Object.fromEntries(countStates(hubs)) as Partial<Record<HubState, number>>;
  const ending = hubs.filter(({ until }) => until !== null && until <= now + days * DAY);
  const achievements = await countByHub({ network });
  const accreditors = (await readAccreditors(network)).filter(({ inOffice }) => inOffice).length;
  const owner = await registry.owner();
  const data = {
    name: book.name,
    chainId: chain.chainId,
    version: book.version,
    time: now,
    owner,
    contracts,
    accreditorsInOffice: accreditors,
    hubs: { all: hubs.length, byState },
    ending: ending.map(({ id, name, state, until }) => ({ id, name, state, until })),
    achievements,
  };
  const text = [
    `"${book.name}" on chain ${chain.chainId}, release ${book.version}, at ${formatTime(now)}`,
    `owner ${owner}; ${accreditors} accreditors in office`,
    table([
      ["contract", "address", "code"],
      ...contracts.map((check) => [check.name, check.address, check.outcome]),
    ]),
    `${hubs.length} hubs${hubs.length === 0 ? "" : ": "}${Object.entries(byState)
      .map(([state, count]) => `${count} ${state}`)
      .join(", ")}`,
    ending.length === 0
      ? `no period ends within ${days} days`
      : table([
          [`ends within ${days} days`, "hub", "name"],
          ...ending.map(({ id, name, until }) => [formatTime(until), `${id}`, name]),
        ]),
    achievementTable({ achievements, hubs }),
  ];
  return { data, text: text.join("\n\n") };
}

function countStates(hubs: readonly HubView[]): ReadonlyMap<HubState, number> {
  const counts = new Map<HubState, number>();
  for (const { state } of hubs) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

function achievementTable({
  achievements,
  hubs,
}: {
  achievements: readonly HubCount[];
  hubs: readonly HubView[];
}): string {
  if (achievements.length === 0) return "no achievement was attested yet";
  const rows = achievements.map(({ hub, minted, cohorts, anchored, revoked }) => [
    `${hub}`,
    hubs.find(({ id }) => id === hub)?.name ?? "",
    `${minted}`,
    `${cohorts}`,
    `${anchored}`,
    `${revoked}`,
  ]);
  return table([["hub", "name", "minted", "cohorts", "anchored", "revoked"], ...rows]);
}
