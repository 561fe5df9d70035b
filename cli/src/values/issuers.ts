import type { Context } from "../Context.ts";
import { texts } from "../messages/text.ts";
import { WordedError } from "../messages/WordedError.ts";

const say = texts({
  noDid: { en: "{issuer} is no DID.", es: "{issuer} no es un DID." },
  noDidFix: {
    en: "Give the issuer as credentials name it, such as --issuer did:web:school.example.",
    es: "Indique el emisor como lo nombran las credenciales, por ejemplo --issuer did:web:school.example.",
  },
});

/** Reads the issuers whom `--issuer` names. Throws `INVALID_ARGUMENT` for one that no credential could name. */
export function issuersOf(context: Context, typed: readonly string[] = []): readonly string[] {
  const wrong = typed.find((issuer) => !/^(?:did:[a-z0-9]+|https):\S+$/.test(issuer));
  if (wrong === undefined) return typed;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.noDid, { issuer: wrong }),
    details: { issuer: wrong },
    fix: context.say(say.noDidFix),
  });
}
