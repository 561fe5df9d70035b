import type { Audience, Nonce } from "@cairn/sdk";
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
    ...(number === "" ? {} : { nonce: numberOf(number) }),
  };
}

/**
 * Reads an origin as people copy it: with a path, it is that of the page they copied.
 *
 * @throws `INVALID_ARGUMENT`.
 */
export function originOf(text: string): Audience {
  const origin = URL.canParse(text) ? new URL(text).origin : text;
  return worded(() => audience(origin), {
    part: "audience",
    message: "This is no web address: it has to begin with https:// or http://.",
    fix: "Write an address such as https://employer.example.",
  });
}

function numberOf(text: string): Nonce {
  return worded(() => nonce(text), {
    part: "nonce",
    message: "This is not the number of a request: 0x and 64 digits from 0 to 9 and a to f.",
    fix: "Copy it from the file of the request, where it is called nonce.",
  });
}

/** Says a fault of the SDK's as a fault of the field that somebody filled in. */
function worded<Value>(
  make: () => Value,
  { part, message, fix }: Record<"part" | "message" | "fix", string>,
): Value {
  try {
    return make();
  } catch (cause) {
    if (!isCairnError(cause)) throw cause;
    throw new CairnError(cause.code, { message, fix, details: { ...cause.details, part }, cause });
  }
}
