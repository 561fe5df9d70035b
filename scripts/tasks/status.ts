import type { accreditation, deployments } from "@cairn/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { CodeCheck } from "../lib/addressBook.ts";
import { checkCode, findBook } from "../lib/addressBook.ts";
import { chainOf } from "../lib/chains.ts";
import type { HubCount } from "../lib/counts.ts";
import { countByHub } from "../lib/counts.ts";
import type { Network } from "../lib/network.ts";
import { openNetwork, ownerOf } from "../lib/network.ts";
import type { Outcome } from "../lib/output.ts";
import { printError, printOutcome, table, usageError } from "../lib/output.ts";
import { readAccreditors, readHubs } from "../lib/reads.ts";
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
  const connection = await hre.network.create();
  try {
    if (days < 0) throw usageError("--days is negative.", { days }, "Give a number of days from now on.");
    const { chainId } = await chainOf(connection);
    const book = await findBook({ root: hre.config.paths.root, chainId, name });
    const contracts = await checkCode({ book, provider: connection.ethers.provider });
    const isWhole = contracts.every(({ outcome }) => outcome === "ok");
    if (!isWhole) process.exitCode = 1;
    const code = codeReport({ book, contracts });
    const rest = isWhole
      ? await hubReport({ network: await openNetwork({ hre, connection, name: book.name }), days })
      : { data: {}, text: "the chain does not hold this deployment: nothing else can be said" };
    const outcome = { data: { ...code.data, ...rest.data }, text: `${code.text}\n\n${rest.text}` };
    printOutcome({ outcome, json });
  } catch (error) {
    printError({ error, json });
  } finally {
    await connection.close();
  }
}

function codeReport({
  book,
  contracts,
}: {
  book: deployments.Deployment;
  contracts: readonly CodeCheck[];
}): Outcome {
  const { name, chainId, version } = book;
  const rows = contracts.map((check) => [check.name, check.address, check.outcome]);
  return {
    data: { name, chainId, version, contracts },
    text: `"${name}" on chain ${chainId}, release ${version}\n\n${table([["contract", "address", "code"], ...rows])}`,
  };
}

async function hubReport({ network, days }: { network: Network; days: number }): Promise<Outcome> {
  const { client, now } = network;
  const hubs = (await readHubs(client)).map((hub) => viewOfHub({ hub, now }));
  const byState = countStates(hubs);
  const ending = hubs
    .filter(({ until }) => until !== null && until <= now + days * DAY)
    .map(({ id, name, state, until }) => ({ id, name, state, until }));
  const achievements = await countByHub({ network });
  const accreditors = (await readAccreditors(client)).filter(({ inOffice }) => inOffice).length;
  const owner = await ownerOf(network);
  const states = Object.entries(byState).map(([state, count]) => `${count} ${state}`);
  const endings = ending.map(({ id, name, until }) => [formatTime(until), `${id}`, name]);
  const text = [
    `at ${formatTime(now)}: owner ${owner}, ${accreditors} accreditors in office`,
    `${hubs.length} hubs${hubs.length === 0 ? "" : `: ${states.join(", ")}`}`,
    ending.length === 0
      ? `no period ends within ${days} days`
      : table([[`ends within ${days} days`, "hub", "name"], ...endings]),
    achievementTable({ achievements, hubs }),
  ];
  const data = {
    time: now,
    owner,
    accreditorsInOffice: accreditors,
    hubs: { all: hubs.length, byState },
    ending,
    achievements,
  };
  return { data, text: text.join("\n\n") };
}

function countStates(hubs: readonly HubView[]): Partial<Record<accreditation.HubState, number>> {
  const counts: Partial<Record<accreditation.HubState, number>> = {};
  for (const { state } of hubs) counts[state] = (counts[state] ?? 0) + 1;
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
