import { TypedDataEncoder, ZeroHash } from "ethers";
import { artifacts } from "hardhat";
import { ACHIEVEMENT_TYPES } from "../../../sdk/src/achievement/typedData.ts";
import type { Bench, Deployed } from "../Bench.ts";
import { FAR, START } from "../Bench.ts";
import type { About, Check, Contestant } from "../Contestant.ts";
import type { Item } from "../data.ts";
import { bytesOf } from "../data.ts";
import { allBut } from "../guarantees.ts";

const ALL_KINDS = 0xffffffff;
const ALL_ROLES = 15;
const COURSE = 13;
const VALID = 7n;
const STATUS_INDEX = 77_777;

const ABOUT: About = {
  id: "cairn",
  name: "Cairn",
  source: "contracts/",
  licence: "MIT",
  publicly: {
    does: "one slot for owner, definition and times, one for the balance; reads definition, staff, accreditation, consent and revocation",
    guarantees: allBut(),
  },
  privately: {
    does: "one slot for a cohort's attester, time and size; reads staff and accreditation",
    guarantees: allBut("consent"),
  },
};

/** Cairn as it is deployed, with one accredited hub. */
export async function cairn(bench: Bench): Promise<Contestant> {
  const { chainId, accounts, send } = bench;
  const [owner = "", accreditor = "", school = ""] = accounts;
  const deploy = async (name: string, args: readonly unknown[] = []): Promise<Deployed> =>
    await bench.deploy(await artifacts.readArtifact(name), args);
  const forwarder = await deploy("CairnForwarder");
  const hubs = await deploy("HubRegistry", [owner]);
  const learners = await deploy("LearnerRegistry", [hubs.address, forwarder.address]);
  const renderer = await deploy("AchievementRenderer", [hubs.address]);
  const others = [hubs, learners, renderer, forwarder].map(({ address }) => address);
  const token = await deploy("AchievementToken", others);
  await send(hubs.call(owner, "appointAccreditor", [accreditor, ALL_KINDS, FAR, ZeroHash]));
  await send(hubs.call(school, "registerHub", ["Riverside School", bytesOf("profile")]));
  await send(hubs.call(accreditor, "accredit", [1, ALL_KINDS, FAR, ZeroHash]));
  await send(hubs.call(school, "setStaff", [1, school, ALL_ROLES, START, FAR]));
  const definition = [1, COURSE, false, 3_000, "Algebra I", bytesOf("definition")];
  await send(hubs.call(school, "defineAchievement", definition));

  const domain = { name: "Cairn", version: "1", chainId, verifyingContract: token.address };
  const achievementOf = (item: Item) => ({ definition: 1, experience: 7, ...item });
  const idOf = (item: Item): string => TypedDataEncoder.hash(domain, ACHIEVEMENT_TYPES, achievementOf(item));
  const revocationOf = (id: string) => ({ id, statusIndex: STATUS_INDEX });
  const checkOf = (name: string, args: readonly unknown[]): Check => ({
    calls: [token.call(school, name, args)],
    isGood: ([answer = ""]) => token.abi.decodeFunctionResult(name, answer)[0].standing === VALID,
  });
  return {
    about: ABOUT,
    publicly: {
      welcome: (learner) => learners.call(learner, "consent", [learner, 1, ALL_KINDS, FAR]),
      issue: (item) => token.call(school, "issue", [achievementOf(item)]),
      issueMany: (items) => token.call(school, "issueBatch", [items.map(achievementOf)]),
      idsOf: (items) => items.map(idOf),
      revoke: (id) => token.call(school, "revoke", [1, [revocationOf(id)]]),
      revokeMany: (ids) => token.call(school, "revoke", [1, ids.map(revocationOf)]),
      check: (id) => checkOf("recordOf", [id]),
    },
    privately: {
      leafOf: idOf,
      anchor: ({ root, size }) => token.call(school, "anchor", [1, root, size]),
      claim: (item, { root, proof }) => token.call(item.learner, "claim", [achievementOf(item), root, proof]),
      revoke: ({ leaf }) => token.call(school, "revoke", [1, [revocationOf(leaf)]]),
      revokeMany: (leaves) => token.call(school, "revoke", [1, leaves.map(revocationOf)]),
      revokeCohort: ({ root }) => token.call(school, "revokeAnchor", [1, root, []]),
      check: (item, { root, proof }) => checkOf("anchoredRecordOf", [achievementOf(item), root, proof]),
    },
  };
}
