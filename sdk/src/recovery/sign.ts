import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { requireNetwork } from "../words/collect.ts";
import { requireCurrent } from "../words/requireCurrent.ts";
import { accountOf, signWord } from "../words/sign.ts";
import type { WordAbout } from "../words/Word.ts";
import type { GuardianFile } from "./Guardians.ts";
import { guardiansOf } from "./guardiansOf.ts";

/** What guardians sign. */
export type RecoveryKind = "Recovery" | "CustodianRecovery";

/**
 * Signs a recovery as a guardian: control, or custody, goes to who asked. Ask in person before signing.
 *
 * @param client - The network, with the guardian as signer.
 * @param args - What the new wallet asked for (`recovery.request`, `recovery.requestCustody`), and the guardian's file.
 * @returns The guardian's word, to hand to who collects them.
 * @throws {@link CairnError} `WORD_MISMATCH` where request, file, network and signer do not fit together;
 * `WORD_OUTDATED` where the request or the file is of before a change; `NO_SIGNER`; `REQUEST_REFUSED`;
 * `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Client, recovery, type words } from "@cairn/sdk";
 *
 * async function help(guardian: Client, request: words.WordAbout<"Recovery">, file: string) {
 *   return await recovery.sign(guardian, { request, file: recovery.parseFile(file) });
 * }
 */
export async function sign<Kind extends RecoveryKind>(
  client: Client,
  { request, file }: { request: WordAbout<Kind>; file: GuardianFile },
): Promise<WordAbout<Kind>> {
  requireNetwork(client, request);
  requireNetwork(client, file);
  await requireFitting(client, request, file);
  await requireCurrent(client, request);
  return await signWord(client, request.about, request.message, { salt: file.salt, proof: file.proof });
}

async function requireFitting(
  client: Client,
  { message: { identity } }: WordAbout<RecoveryKind>,
  file: GuardianFile,
): Promise<void> {
  if (identity !== file.identity) {
    throw new CairnError("WORD_MISMATCH", {
      message: "The request is for another identity than the guardian's file.",
      details: { identity, guarded: file.identity },
    });
  }
  const account = await accountOf(client);
  if (account !== file.guardian) {
    throw new CairnError("WORD_MISMATCH", {
      message: "The signer is not the guardian of the file.",
      details: { account, guardian: file.guardian },
      fix: "Sign with the wallet whose address the file names.",
    });
  }
  const current = (await guardiansOf(client, identity))?.root;
  if (current === file.root) return;
  throw new CairnError("WORD_OUTDATED", {
    message: "The identity has other guardians now, or none.",
    details: { root: file.root, current: current ?? null },
    fix: "Ask the learner for the file of the new guardians.",
  });
}
