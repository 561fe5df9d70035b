import type { Address, bundles, Client, definitions, hubs } from "@cairn/sdk";
import { definitions as definitionReads, documents, hubs as hubReads, nameOfKind } from "@cairn/sdk";
import type { Payer } from "../../actions/payer.ts";
import type { Context } from "../../Context.ts";
import { kindText } from "../../messages/sdk/terms.ts";
import type { Fee } from "../../output/fee.ts";
import { feeText } from "../../output/fee.ts";
import { dateText } from "../../print/format.ts";
import { visible } from "../../print/visible.ts";
import { claimTexts as say } from "./texts.ts";

/** What a record attests, by the chain's word. */
export interface Subject {
  readonly definition: definitions.Definition;
  readonly hub: hubs.Hub;
}

/** Reads what a record attests. */
export async function subjectOf(client: Client, { achievement }: bundles.CairnRecord): Promise<Subject> {
  const definition = await definitionReads.get(client, achievement.definition);
  return { definition, hub: await hubReads.get(client, definition.hub) };
}

const SHOWN_FIELDS = 6;

/** Says what a claim makes public, what stays private, and what it costs. */
export function previewText(
  context: Context,
  args: {
    record: bundles.CairnRecord;
    subject: Subject;
    account: Address;
    payer: Pick<Payer, "sponsor" | "relay">;
    /** Whether a claim code speaks. */
    isCode: boolean;
    fee: Fee;
  },
): string {
  const { say: speak } = context;
  const { record, subject, account, payer, isCode, fee } = args;
  const { sponsor, relay } = payer;
  return [
    speak(say.preview),
    publicText(context, { record, subject, account }),
    ...(isCode ? [speak(say.codeMaker)] : []),
    ...(relay === undefined ? [] : [speak(say.relayed, { learner: account, relay: visible(relay) })]),
    ...(sponsor === undefined ? [] : [speak(say.sponsored, { learner: account, sponsor })]),
    ...(relay === undefined ? [feeText(context, fee)] : []),
  ].join("\n");
}

/** Says what a claim makes public of one record, and what stays private. */
export function publicText(
  context: Context,
  args: { record: bundles.CairnRecord; subject: Subject; account: Address },
): string {
  const { language, say: speak } = context;
  const { record, subject, account } = args;
  const { definition, hub } = subject;
  const { learner, achievedAt, expiresAt } = record.achievement;
  const kind = kindText(nameOfKind(definition.kind), language);
  const achievement = { definition: visible(definition.name), kind, hub: visible(hub.name), id: hub.id };
  const fields = documents.fieldsOf(record.document).map(({ path }) => visible(path));
  const names = fields.slice(0, SHOWN_FIELDS).join(", ") + (fields.length > SHOWN_FIELDS ? ", …" : "");
  return [
    speak(say.what),
    `  · ${speak(say.achievement, achievement)}`,
    `  · ${speak(say.learner, { learner })}`,
    ...(account === learner ? [] : [`  · ${speak(say.holder, { holder: account })}`]),
    `  · ${speak(say.achieved, { date: dateText(achievedAt, language) })}`,
    ...(expiresAt === 0 ? [] : [`  · ${speak(say.expires, { date: dateText(expiresAt, language) })}`]),
    speak(say.hidden, { count: fields.length, names }),
  ].join("\n");
}
