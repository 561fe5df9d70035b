import type { Address, bundles, Client, definitions, hubs } from "@cairn/sdk";
import { definitions as definitionReads, documents, hubs as hubReads, nameOfKind } from "@cairn/sdk";
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
    sponsor: string | undefined;
    fee: Fee;
  },
): string {
  const { language, say: speak } = context;
  const { record, subject, account, sponsor, fee } = args;
  const { definition, hub } = subject;
  const { learner, achievedAt, expiresAt } = record.achievement;
  const kind = kindText(nameOfKind(definition.kind), language);
  const achievement = { definition: visible(definition.name), kind, hub: visible(hub.name), id: hub.id };
  const fields = documents.fieldsOf(record.document).map(({ path }) => visible(path));
  const names = fields.slice(0, SHOWN_FIELDS).join(", ") + (fields.length > SHOWN_FIELDS ? ", …" : "");
  return [
    speak(say.preview),
    speak(say.what),
    `  · ${speak(say.achievement, achievement)}`,
    `  · ${speak(say.learner, { learner })}`,
    ...(account === learner ? [] : [`  · ${speak(say.holder, { holder: account })}`]),
    `  · ${speak(say.achieved, { date: dateText(achievedAt, language) })}`,
    ...(expiresAt === 0 ? [] : [`  · ${speak(say.expires, { date: dateText(expiresAt, language) })}`]),
    speak(say.hidden, { count: fields.length, names }),
    ...(sponsor === undefined ? [] : [speak(say.sponsored, { learner: account, sponsor })]),
    feeText(context, fee),
  ].join("\n");
}
