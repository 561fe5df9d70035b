import type { Log } from "ethers";
import type { Achievement } from "../achievement/Achievement.ts";
import type { LogFilter } from "../chain/checkLogs.ts";
import type { Reader } from "../chain/contracts.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Words } from "../chain/decodeWords.ts";
import { addressIn, decodeWords } from "../chain/decodeWords.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { AchievementId, Address, DefinitionId, Hex, HubId, Root, UnixTime } from "../ids.ts";
import { achievementId, address, definitionId, experienceId, hex, hubId, root, unixTime } from "../ids.ts";

/** How a token came to be, in the order of the contract's `IssueMode`. */
export const ISSUE_MODES = ["issued", "claimed", "redeemed"] as const;

/**
 * One of {@link ISSUE_MODES}: minted by the hub, claimed out of a cohort, or redeemed from an attester's
 * signature.
 */
export type IssueMode = (typeof ISSUE_MODES)[number];

/** What the event `AchievementIssued` says, and where in the chain it stands. */
export interface Issuance {
  readonly id: AchievementId;
  readonly hub: HubId;
  readonly achievement: Achievement;
  /** When accreditation is judged: of issue or redemption, or for a claim the anchor's time. */
  readonly issuedAt: UnixTime;
  /** Who attested it: the caller, the anchor's attester, or the signer. */
  readonly attester: Address;
  readonly mode: IssueMode;
  /** The cohort's root for a claim, else null. */
  readonly root: Root | null;
  readonly block: number;
  readonly blockHash: Hex;
  /** Place among the logs of its block. */
  readonly logIndex: number;
}

/** Whose issuances are meant. */
export type IssuancesOf =
  | { readonly learner: Address }
  | { readonly hub: HubId }
  | { readonly definition: DefinitionId; readonly hub: HubId };

const EVENT = "AchievementIssued";
const NO_ROOT = `0x${"0".repeat(64)}`;

/** The logs that hold the issuances: the chain indexes learner and hub, and a definition has one hub. */
export function filterOf(reader: Reader, of: IssuancesOf): LogFilter {
  const { topicHash } = achievementToken(reader).interface.getEvent(EVENT);
  const { address: token } = reader.deployment.contracts.AchievementToken;
  const hub = "hub" in of ? topicOf(of.hub.toString(16)) : null;
  const learner = "learner" in of ? topicOfAddress(of.learner) : null;
  return { address: token, topics: [topicHash, null, hub, learner] };
}

/** Whether an issuance that the logs gave is one of those: a definition is no topic. */
export function isOf(issuance: Issuance, of: IssuancesOf): boolean {
  return !("definition" in of) || issuance.achievement.definition === of.definition;
}

/**
 * Reads issuances from their logs, which the scan found to be the token's.
 *
 * @throws {@link CairnError} `NOT_A_DEPLOYMENT` where a log has another form.
 */
export function issuancesFrom(reader: Reader, logs: readonly Log[]): Issuance[] {
  const { inputs } = achievementToken(reader).interface.getEvent(EVENT);
  const indexed = inputs.filter((input) => input.indexed === true);
  const others = inputs.filter((input) => input.indexed !== true);
  return logs.map((log) => {
    try {
      const topics = `0x${log.topics
        .slice(1)
        .map((topic) => topic.slice(2))
        .join("")}`;
      return issuanceFrom({ ...decodeWords(indexed, topics), ...decodeWords(others, log.data) }, log);
    } catch (cause) {
      throw new CairnError("NOT_A_DEPLOYMENT", {
        message: "The token's event does not have the form that this release knows.",
        details: { address: log.address, block: log.blockNumber, index: log.index },
        cause,
      });
    }
  });
}

function issuanceFrom(words: Words, { blockNumber: block, blockHash, index }: Log): Issuance {
  const mode = ISSUE_MODES[Number(words.mode)];
  if (mode === undefined) throw new RangeError(`no such mode: ${words.mode}`);
  const { id = "", content = "", root: cohort = "" } = words;
  const [experience, expiresAt] = [Number(words.experience), Number(words.expiresAt)];
  return {
    id: achievementId(id),
    hub: hubId(Number(words.hub)),
    achievement: {
      definition: definitionId(Number(words.definition)),
      experience: experience === 0 ? 0 : experienceId(experience),
      learner: address(addressIn(words.learner)),
      achievedAt: unixTime(Number(words.achievedAt)),
      expiresAt: expiresAt === 0 ? 0 : unixTime(expiresAt),
      content: root(content),
    },
    issuedAt: unixTime(Number(words.issuedAt)),
    attester: address(addressIn(words.attester)),
    mode,
    root: cohort === NO_ROOT ? null : root(cohort),
    block,
    blockHash: hex(blockHash),
    logIndex: index,
  };
}

/** An address as an indexed value of an event. */
export function topicOfAddress(account: Address): string {
  return topicOf(account.slice(2).toLowerCase());
}

function topicOf(digits: string): string {
  return `0x${digits.padStart(64, "0")}`;
}
