import type { Audience, Check, Nonce, Verdict } from "@cairn/sdk";

/** A file to try the page with, and what the page says of it. */
export interface Example {
  /** Of the file, without its suffix. */
  readonly name: string;
  /** What it is, for people. */
  readonly title: string;
  readonly type: "record" | "presentation" | "request";
  readonly text: string;
  /** What the page says; absent for a request. */
  readonly expected?: {
    readonly verdict: Verdict["verdict"];
    /** The check that decides. */
    readonly code: Check["code"];
  };
  /** What the verifier has to enter, for a presentation. */
  readonly asked?: { readonly audience: Audience; readonly nonce: Nonce };
}

/** Name of an example's file. */
export function fileOf({ name, type }: Pick<Example, "name" | "type">): string {
  return type === "record" ? `${name}.cairn.json` : `${name}.cairn-${type}.json`;
}
