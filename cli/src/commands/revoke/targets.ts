import type { AchievementId, Address, bundles, Client, HubId, Root, StatusIndex } from "@cairn/sdk";
import { achievement, achievementId, address, definitions } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import type { CohortLearner } from "../../cohort/files.ts";
import { readLearners } from "../../cohort/files.ts";
import type { KeptCohort } from "../../cohort/loadCohort.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { visible } from "../../print/visible.ts";
import { checkDeployment } from "../../record/checkDeployment.ts";
import { loadRecords } from "../../record/loadRecords.ts";
import { revokeTexts as say } from "./texts.ts";

/** A record that is to be revoked, or to take another's place. */
export interface Target {
  readonly id: AchievementId;
  /** How the person named it. */
  readonly name: string;
  readonly learner?: Address;
  /** Place in the hub's status list, where that is known. */
  readonly statusIndex?: StatusIndex;
  /** The cohort that it is anchored with, where that is known. */
  readonly root?: Root;
  /** The hub of its definition, where that is known. */
  readonly hub?: HubId;
  /** What a file says of it. */
  readonly record?: bundles.CairnRecord;
}

const ID = /^0x[0-9a-fA-F]{64}$/;

/** The records that were named: ids as they are, and those of files, folders and zips. Each once. */
export async function namedTargets(
  context: Context,
  client: Client,
  names: readonly string[],
): Promise<Target[]> {
  const targets = new Map<AchievementId, Target>();
  const hubs = new Map<number, HubId>();
  for (const name of names) {
    if (ID.test(name)) {
      const id = achievementId(name);
      if (!targets.has(id)) targets.set(id, { id, name: id });
      continue;
    }
    for (const { file, record } of await loadRecords(context, [name])) {
      checkDeployment(client, record);
      const { definition, learner } = record.achievement;
      const hub = hubs.get(definition) ?? (await definitions.get(client, definition)).hub;
      hubs.set(definition, hub);
      const id = achievement.idOf(record.achievement, record);
      const { inclusion, statusIndex } = record;
      targets.set(id, {
        id,
        name: visible(file),
        learner,
        hub,
        record,
        ...(statusIndex === undefined ? {} : { statusIndex }),
        ...(inclusion.mode === "anchored" ? { root: inclusion.root } : {}),
      });
    }
  }
  return [...targets.values()];
}

/** The records of a cohort that have these ids. */
export async function targetsOfIds(
  context: Context,
  kept: KeptCohort,
  names: readonly string[],
): Promise<Target[]> {
  const wanted = new Set(names.map((name) => achievementId(name)));
  const targets = await targetsAt(kept, ({ id }) => (wanted.delete(id) ? id : undefined));
  const [missing] = wanted;
  if (missing === undefined) return targets;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.notInCohort, { id: missing }),
    details: { id: missing },
    fix: context.say(say.notInCohortFix),
  });
}

/** All records of a cohort. */
export async function allTargets(kept: KeptCohort): Promise<Target[]> {
  return await targetsAt(kept, ({ id }) => id);
}

/**
 * The one record of a cohort that is this learner's, by name, e-mail, address, or line of the table.
 *
 * Throws `INVALID_ARGUMENT` with the candidates where there is none or more than one.
 */
export async function targetOfLearner(context: Context, kept: KeptCohort, typed: string): Promise<Target[]> {
  const isMeant = matcherOf(typed);
  const found = new Map<number, CohortLearner>();
  const similar: CohortLearner[] = [];
  let place = 0;
  for await (const learner of readLearners(kept.directory)) {
    if (isMeant(learner)) found.set(place, learner);
    else if (isSimilar(learner, typed)) similar.push(learner);
    place += 1;
  }
  const [only] = found.values();
  if (only === undefined) {
    const candidates = similar.length === 0 ? context.say(say.noCandidates) : listOf(context, similar);
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.noLearner, { typed: visible(typed) }),
      details: { learner: typed },
      fix: context.say(say.noLearnerFix, { candidates }),
    });
  }
  if (found.size > 1) {
    const candidates = [...found.values()];
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.ambiguous, { typed: visible(typed), count: found.size }),
      details: {
        learner: typed,
        candidates: candidates.map(({ line, name, learner }) => ({ line, name, learner })),
      },
      fix: context.say(say.ambiguousFix, { candidates: listOf(context, candidates) }),
    });
  }
  return await targetsAt(kept, ({ place: at }) => {
    const learner = found.get(at);
    return learner && visible(learner.name ?? learner.learner);
  });
}

/** The records of a cohort to which `pick` gives a name. */
async function targetsAt(
  { cohort, plan }: KeptCohort,
  pick: (record: { id: AchievementId; place: number }) => string | undefined,
): Promise<Target[]> {
  const targets: Target[] = [];
  const root = plan?.mode === "anchor" ? { root: cohort.tree.root } : {};
  let place = 0;
  for await (const { id, achievement: attested, statusIndex } of cohort.records()) {
    const name = pick({ id, place });
    const { learner } = attested;
    if (name !== undefined) targets.push({ id, name, learner, statusIndex, hub: cohort.hub, ...root });
    place += 1;
  }
  return targets;
}

function matcherOf(typed: string): (learner: CohortLearner) => boolean {
  if (/^0x[0-9a-fA-F]{40}$/.test(typed)) {
    const wanted = address(typed);
    return ({ learner }) => learner === wanted;
  }
  if (/^\d+$/.test(typed)) return ({ line }) => line === Number(typed);
  const wanted = fold(typed);
  return ({ name, email }) => [name, email].some((value) => value !== undefined && fold(value) === wanted);
}

const SHORTEST_PART = 3;

function isSimilar({ name = "" }: CohortLearner, typed: string): boolean {
  const parts = fold(typed).split(" ");
  return parts.some((part) => part.length >= SHORTEST_PART && fold(name).includes(part));
}

/** One form for the ways in which people write a name. */
function fold(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

const SHOWN_CANDIDATES = 10;

function listOf(context: Context, learners: readonly CohortLearner[]): string {
  const shown = learners.slice(0, SHOWN_CANDIDATES).map(({ line, name = "", learner }) => {
    return context.say(say.candidate, { line, name: visible(name), learner });
  });
  return shown.join(", ") + (learners.length > SHOWN_CANDIDATES ? ", …" : "");
}
