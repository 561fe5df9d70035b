import type { TransactionReceipt } from "ethers";
import type { Step } from "../actions/makeAction.ts";
import { longer } from "../actions/patience.ts";
import type { Sending } from "../actions/Sending.ts";
import { pause } from "../chain/pause.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { Hex } from "../ids.ts";
import { hex } from "../ids.ts";
import type { RelayAccess } from "./askRelay.ts";
import { askRelay, errorOf } from "./askRelay.ts";
import { receiptOf } from "./receiptOf.ts";
import { bodyOf, requestOf } from "./request.ts";

/** How a relay is used. */
export interface SponsoredOptions {
  /** Seconds for which a signed request is good; an hour when absent. A relay takes a year at most. */
  readonly validSeconds?: number;
  /** The platform's `fetch` when absent. */
  readonly fetch?: typeof globalThis.fetch;
}

const VALID_SECONDS = 3_600;
/** How often a request is signed anew, where another of the learner's was on its way. */
const MAX_SIGNINGS = 3;
/** Tokens that a relay brings over with one request. */
const MOST_ITEMS = 20;
const LONGEST_LOOK_MS = 1_000;

/**
 * Makes a client whose learner actions a relay (`cairn relay`) brings to the chain and pays for: claim, redeem, renounce,
 * consent and its withdrawal, every change of an identity, recoveries, and `achievements.rebind`. `send` signs, posts, and
 * waits as usual; the learner needs no ether. Its receipts hold the logs of the action alone, and `gasUsed` is that of the
 * relay's whole transaction. Sending again is safe: a request is brought to the chain once. The relay's answers are checked
 * at the client's own node.
 *
 * @param client - The network, with who does it as signer, such as the learner's actor; for what anyone may do, such as
 * to execute a recovery, any signer. A key, not a smart wallet.
 * @param relayUrl - Address of the relay, http or https.
 * @param options - How it is used.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where `relayUrl` is no http or https address. Sending throws the codes of
 * `forward.sign`, and `SPONSORED_NEEDS_KEY`, `RELAY_REFUSED`, `RELAY_BUSY`, `RELAY_UNAVAILABLE`, `INCONSISTENT_ANSWER`.
 *
 * @example
 * import { achievements, type bundles, type Client, sponsored } from "@cairn/sdk";
 *
 * async function claimWithoutEther(learner: Client, { achievement, inclusion }: bundles.CairnRecord) {
 *   if (inclusion.mode !== "anchored") return;
 *   const client = sponsored(learner, "https://relay.school.example/");
 *   await achievements.claim(client, { achievement, inclusion }).send();
 * }
 */
export function sponsored(client: Client, relayUrl: string | URL, options: SponsoredOptions = {}): Client {
  const { validSeconds = VALID_SECONDS, fetch = (...args) => globalThis.fetch(...args) } = options;
  const access = { url: urlOf(relayUrl), fetch };
  return {
    ...client,
    sponsor: {
      mostItems: MOST_ITEMS,
      bring: (sending, step) => bring(sending, step, { access, validSeconds }),
    },
  };
}

async function bring(
  sending: Sending,
  step: Step,
  { access, validSeconds }: { access: RelayAccess; validSeconds: number },
): Promise<TransactionReceipt> {
  for (let signings = 1; ; signings += 1) {
    const request = await requestOf(sending, step, validSeconds);
    const { status, body } = await askRelay(access, "v1/requests", { ...sending, body: bodyOf(request) });
    if (status === 200 || status === 202) {
      const hash = await endOf(sending, access, body);
      await sending.onTransaction?.({
        hash,
        nonce: null,
        from: sending.from,
        to: step.to,
        data: step.data as Hex,
      });
      return await receiptOf(sending, hash, request);
    }
    const isPending = body.code === "PENDING";
    if (signings === MAX_SIGNINGS || (!isPending && body.code !== "NONCE_NOT_CURRENT")) {
      throw errorOf(body, status);
    }
    // Once the other request ended, this one is signed with the next nonce, or found to be done already.
    if (isPending) await ended(sending, access, (body.details as { id?: unknown } | undefined)?.id);
    else await pause(LONGEST_LOOK_MS, sending.signal);
  }
}

async function endOf(
  sending: Sending,
  access: RelayAccess,
  posted: Readonly<Record<string, unknown>>,
): Promise<Hex> {
  const body = isOver(posted) ? posted : await ended(sending, access, posted.id);
  if (body.status === "done") return hex(String(body.hash));
  throw errorOf((body.reason ?? {}) as Record<string, unknown>);
}

/** Asks until the request is done or failed. A relay that answers is waited for without end, as a chain is. */
async function ended(
  sending: Sending,
  access: RelayAccess,
  id: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  if (typeof id !== "string" || !/^0x[0-9a-f]{64}$/.test(id)) throw nonsense(access);
  for (let waitMs = longer(0); ; waitMs = longer(waitMs, LONGEST_LOOK_MS)) {
    const { status, body } = await askRelay(access, `v1/requests/${id}`, sending);
    if (status !== 200) throw errorOf(body, status);
    if (isOver(body)) return body;
    if (body.status !== "queued" && body.status !== "sent") throw nonsense(access);
    await pause(waitMs, sending.signal);
  }
}

function isOver({ status }: Readonly<Record<string, unknown>>): boolean {
  return status === "done" || status === "failed";
}

function urlOf(relayUrl: string | URL): URL {
  const url = URL.canParse(String(relayUrl)) ? new URL(relayUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The relay's address is not an http or https address.",
      details: { relayUrl: String(relayUrl) },
      fix: "Pass an address such as https://relay.school.example/.",
    });
  }
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

function nonsense({ url }: RelayAccess): CairnError {
  return new CairnError("RELAY_UNAVAILABLE", {
    message: "What answers at the relay's address is no relay.",
    details: { url: url.href },
    fix: "Check the address with whoever runs the relay.",
  });
}
