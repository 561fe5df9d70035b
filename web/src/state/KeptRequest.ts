import type { requests as requestTypes } from "@cairn/sdk";
import { requests } from "@cairn/sdk";

/** An answer that was found good. */
export interface KeptAnswer {
  /** The presentation's signature: the same answer checked again is no second one. */
  readonly signature: string;
  /** Seconds since 1970. */
  readonly checkedAt: number;
}

/** A request that was made on this page, kept until its answers are checked. */
export interface KeptRequest {
  readonly request: requestTypes.CairnRequest;
  readonly answers: readonly KeptAnswer[];
}

/** Writes what is kept. */
export function keptText(kept: readonly KeptRequest[]): string {
  return JSON.stringify(
    kept.map(({ request, answers }) => ({ request: requests.serialize(request), answers })),
  );
}

/** Reads what is kept; what cannot be read any more is left out. */
export function parseKept(text: string): KeptRequest[] {
  const list: unknown = lenientJson(text);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: { request?: unknown; answers?: unknown }) => {
    try {
      const request = requests.parse(String(item.request));
      const answers = Array.isArray(item.answers) ? item.answers.filter(isAnswer) : [];
      return [{ request, answers }];
    } catch {
      return [];
    }
  });
}

/** An earlier good answer to a request than this one, if there is any: a request is good for one. */
export function earlierAnswer(kept: KeptRequest | undefined, signature: string): KeptAnswer | undefined {
  return kept?.answers.find((answer) => answer.signature !== signature);
}

/** Adds a good answer, once. */
export function withAnswer(kept: readonly KeptRequest[], nonce: string, answer: KeptAnswer): KeptRequest[] {
  return kept.map((one) =>
    one.request.nonce !== nonce || one.answers.some(({ signature }) => signature === answer.signature)
      ? one
      : { ...one, answers: [...one.answers, answer] },
  );
}

function isAnswer(value: unknown): value is KeptAnswer {
  if (typeof value !== "object" || value === null || !("signature" in value) || !("checkedAt" in value))
    return false;
  return typeof value.signature === "string" && typeof value.checkedAt === "number";
}

function lenientJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
