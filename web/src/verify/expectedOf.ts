import { audience, CairnError, isCairnError, nonce } from "@cairn/sdk";
import type { KeptRequest } from "../state/KeptRequest.ts";
import type { Expected } from "./judge.ts";

/**
 * Reads what the user says by hand that was asked for.
 *
 * @throws `INVALID_ARGUMENT` for an audience that is no origin; `INVALID_ID` for a nonce that is none.
 */
export function expectedOf(
  asked: { readonly request: string; readonly audience: string; readonly nonce: string },
  kept: readonly KeptRequest[],
): Expected {
  const chosen = kept.find(({ request }) => request.nonce === asked.request);
  if (chosen !== undefined) return { request: chosen.request };
  const origin = asked.audience.trim();
  const number = asked.nonce.trim();
  return {
    ...(origin === "" ? {} : { audience: originOf(origin) }),
    ...(number === "" ? {} : { nonce: nonce(number) }),
  };
}

/** Reads an origin as people copy it: with a path, it is that of the page they copied. */
export function originOf(text: string) {
  try {
    return audience(URL.canParse(text) ? new URL(text).origin : text);
  } catch (cause) {
    if (!isCairnError(cause, "INVALID_ARGUMENT")) throw cause;
    const { shortMessage: message, fix, details } = cause;
    throw new CairnError("INVALID_ARGUMENT", {
      message,
      fix,
      details: { part: "audience", ...details },
      cause,
    });
  }
}
