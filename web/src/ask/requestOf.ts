import type { deployments, KindName, requests as requestTypes } from "@cairn/sdk";
import { CairnError, isCairnError, requests, unixTime } from "@cairn/sdk";
import { originOf } from "../verify/expectedOf.ts";
import { pointersOf } from "../words/pointer.ts";

/** One thing that is asked for, as it is written in the form. */
export interface ItemForm {
  readonly title: string;
  readonly why: string;
  /** Empty for any. */
  readonly kind: KindName | "";
  /** Names of fields, parted by commas. */
  readonly paths: string;
  readonly optional: boolean;
}

/** A request as it is written in the form. */
export interface RequestForm {
  readonly verifier: string;
  /** Web address of the verifier; empty where it is the page's own. */
  readonly origin: string;
  readonly items: readonly ItemForm[];
  /** The last day on which answers are taken, such as 2026-11-29; days are those of UTC. */
  readonly until: string;
}

const DAY = 24 * 3600;
/** People answer in the evening, and somebody looks at it on Monday. */
const DAYS = 7;

/** An item with nothing in it. */
export const EMPTY_ITEM: ItemForm = { title: "", why: "", kind: "", paths: "", optional: false };

/** The form as it is found. */
export function emptyForm(now: number): RequestForm {
  return { verifier: "", origin: "", items: [EMPTY_ITEM], until: dayOf(now + DAYS * DAY) };
}

/**
 * Makes the request that a form asks for.
 *
 * @param page - The page's own address, without fragment; undefined where it was opened from a file. It takes the answers.
 * @throws `MALFORMED_REQUEST` with the path of what is not right; `INVALID_ARGUMENT` where the origin is none.
 */
export function requestOf(
  form: RequestForm,
  { deployment, page, now }: { deployment: deployments.Deployment; page: string | undefined; now: number },
): requestTypes.CairnRequest {
  const end = Date.parse(`${form.until}T00:00:00Z`) / 1000 + DAY - 1;
  return ofForm({
    deployment,
    verifier: form.verifier.trim(),
    audience: originOf(page ?? form.origin.trim()),
    items: form.items.map(({ title, why, kind, paths, optional }) => ({
      title: title.trim(),
      why: why.trim(),
      paths: pointersOf(paths),
      optional,
      ...(kind === "" ? {} : { kinds: [kind] }),
    })),
    ...(page === undefined ? {} : { reply: page }),
    issuedAt: unixTime(now),
    expiresAt: unixTime(Number.isNaN(end) ? now : end),
  });
}

/** What is wrong with a request that is being made is wrong with its form. */
function ofForm(args: requestTypes.RequestArguments): requestTypes.CairnRequest {
  try {
    return requests.create(args);
  } catch (cause) {
    if (!isCairnError(cause, "MALFORMED_REQUEST")) throw cause;
    throw new CairnError("MALFORMED_REQUEST", {
      message: cause.shortMessage,
      details: { ...cause.details, part: "form" },
      fix: "Correct the field that is named below; what you ask for is counted from 0.",
      cause,
    });
  }
}

/** The page that a link to a request leads to. */
export function linkPage(request: requestTypes.CairnRequest): string {
  return request.reply ?? `${request.audience}/`;
}

/** The page's own address as far as it can take answers: that of a file cannot. */
export function pageOf(href: string): string | undefined {
  const url = new URL(href);
  url.hash = "";
  return /^https?:$/u.test(url.protocol) ? url.href : undefined;
}

/** The day of a time, in UTC. */
export function dayOf(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 10);
}
