// Who may attest what on the seeded network.
import type { DefinitionId, HubId, KindName, UnixTime } from "@cairn/sdk";
import { accreditation, definitions, hubs, kindOf, kinds, learners, unixTime } from "@cairn/sdk";
import type { Actor, Stage } from "./cast.ts";

const DAY = 86_400;
const ROLES = ["ISSUE", "REVOKE", "CATALOG"] as const;

/** A hub, who acts for it, and what it attests. */
export interface Hub {
  readonly id: HubId;
  readonly of: Actor;
  readonly definition: DefinitionId;
}

/** What a hub is and attests. */
interface HubPlan {
  readonly of: Actor;
  /** Who accredits it; nobody when absent. */
  readonly by?: Actor;
  readonly kind: KindName;
  readonly name: string;
  readonly narrative: string;
  readonly creditHundredths?: number;
  readonly until: UnixTime;
}

/** Appoints an accreditor for some kinds of achievement. */
export async function appoint(
  { chain, cast }: Stage,
  args: { operator?: Actor; accreditor: Actor; kinds: readonly KindName[]; until: UnixTime },
): Promise<void> {
  const { operator = cast.operator, accreditor, until } = args;
  const profile = { type: ["Profile"], name: accreditor.name };
  const appointment = { account: accreditor.account, kinds: kinds(args.kinds), until, profile };
  await chain.send(accreditation.appoint(operator.client, appointment));
}

/** Registers a hub, has it accredited, and defines what it attests. */
export async function found({ chain }: Stage, plan: HubPlan): Promise<Hub> {
  const { of, by, kind, name, narrative, until, creditHundredths = 0 } = plan;
  const { client, account } = of;
  const profile = { type: ["Profile"], name: of.name };
  const hub = await chain.send(hubs.register(client, { name: of.name, profile }));
  if (by !== undefined) {
    await chain.send(accreditation.accredit(by.client, { hub, kinds: kinds([kind]), until }));
  }
  const from = chain.now();
  await chain.send(hubs.setStaff(client, { hub, account, roles: ROLES, from, until }));
  const document = { type: ["Achievement"], name, achievementType: kind, criteria: { narrative } };
  const definition = await chain.send(
    definitions.define(client, { hub, kind: kindOf(kind), name, document, creditHundredths }),
  );
  return { id: hub, of, definition };
}

/** The learner's consent to public tokens of a hub, which the hub brings to the chain. */
export async function consent(
  { chain }: Stage,
  args: { learner: Actor; hub: Hub; kind: KindName; until: UnixTime },
): Promise<void> {
  const { learner, hub, kind, until } = args;
  const signed = await learners.signConsent(learner.client, {
    learner: learner.account,
    hub: hub.id,
    kinds: kinds([kind]),
    until,
    deadline: unixTime(chain.now() + DAY),
  });
  await chain.send(learners.consentWithSignature(hub.of.client, signed));
}
