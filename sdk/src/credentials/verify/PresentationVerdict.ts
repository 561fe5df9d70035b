import type {
  CredentialCheck,
  CredentialFormat,
  CredentialMode,
  CredentialVerdict,
} from "./CredentialVerdict.ts";

/** One check of a presentation: was it signed as it is, and by its holder, for this verifier and this request? */
export interface PresentationCheck extends Omit<CredentialCheck, "name"> {
  readonly name: "integrity" | "holder";
}

/**
 * Whether a presentation is good, and each credential in it. Any failed check, of the presentation or of a credential,
 * makes it `invalid`; else any unknown one makes it `unknown`; else it is `valid`.
 */
export interface PresentationVerdict {
  readonly verdict: CredentialVerdict["verdict"];
  readonly checks: readonly PresentationCheck[];
  readonly mode: CredentialMode;
  readonly format: CredentialFormat;
  /** Who presents, by its own word or else by the key that signed; null where neither says. */
  readonly holder: string | null;
  /** Of each credential in turn. */
  readonly credentials: readonly CredentialVerdict[];
}
