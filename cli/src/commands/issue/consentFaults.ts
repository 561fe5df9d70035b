import type { Client, HubId } from "@cairn/sdk";
import { definitions, learners } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import type { Mapping } from "../../input/Mapping.ts";
import type { ResultRow } from "../../input/ResultRow.ts";
import type { RowFault } from "../../input/rowFaults.ts";
import { makeRowFault } from "../../input/rowFaults.ts";

/** Learners who are asked about at once. */
const BATCH = 100;

/** The rows whose learner did not consent to public tokens of the hub, or who has no wallet to consent with. */
export async function consentFaults(
  client: Client,
  args: { context: Context; hub: HubId; mapping: Mapping; rows: () => AsyncIterable<ResultRow> },
): Promise<readonly RowFault[]> {
  const { context, hub, mapping, rows } = args;
  const { language } = context;
  const column = mapping.address?.column ?? null;
  const now = Math.floor(Date.now() / 1000);
  const kindOf = kindReader(client, mapping);
  const faults: RowFault[] = [];
  const check = async (row: ResultRow): Promise<void> => {
    const { line, learner } = row;
    if (learner === undefined) {
      faults.push(makeRowFault({ code: "WALLET_NEEDED", language, line, column }));
      return;
    }
    const [kind, consent] = await Promise.all([kindOf(row), learners.consentOf(client, { learner, hub })]);
    const covers = Math.floor(consent.kinds / 2 ** kind) % 2 === 1 && consent.until > now;
    if (!covers)
      faults.push(makeRowFault({ code: "CONSENT_MISSING", language, line, column, value: learner }));
  };
  let batch: ResultRow[] = [];
  for await (const row of rows()) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    await Promise.all(batch.map(check));
    batch = [];
  }
  await Promise.all(batch.map(check));
  return faults.sort((one, other) => one.line - other.line);
}

function kindReader(client: Client, mapping: Mapping): (row: ResultRow) => Promise<number> {
  const fixed =
    mapping.definition !== undefined && "value" in mapping.definition ? mapping.definition.value : undefined;
  const kinds = new Map<number, Promise<number>>();
  return async (row) => {
    const definition = row.definition ?? fixed;
    if (definition === undefined) return -1;
    const known =
      kinds.get(definition) ?? definitions.get(client, definition).then(({ kind }) => kind as number);
    kinds.set(definition, known);
    return await known;
  };
}
