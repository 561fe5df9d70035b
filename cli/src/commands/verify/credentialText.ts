import type { CredentialVerdict, PresentationVerdict } from "@cairn/sdk/credentials";
import type { Context } from "../../Context.ts";
import { credentialCheckText } from "../../messages/sdk/credentialChecks.ts";
import { visible } from "../../print/visible.ts";
import { verifyTexts as say } from "./texts.ts";
import { asOfLines, checkTable, recordLines, wordOf } from "./verdictText.ts";

/** The verdict on a credential: what it says of itself, what the chain says, and every check. */
export function credentialText(context: Context, checked: CredentialVerdict): string {
  const lines = [
    ...claimLines(context, checked),
    ...recordLines(context, checked),
    ...asked(context, checked),
  ];
  const note = checked.verdict === "valid" ? `\n\n${context.say(say.holder)}` : "";
  const { language } = context;
  const table = checkTable(context, checked.checks, (check) => credentialCheckText(check, language));
  return [...lines.map((line) => `  ${line}`), "", `${table}${note}`].join("\n");
}

/** The credential that a bundle carries, apart from its record. */
export function carriedText(context: Context, checked: CredentialVerdict): string {
  const { issuer } = checked.credential ?? {};
  const { language } = context;
  return [
    `${context.say(say.carried)} ${wordOf(context, checked.verdict)}`,
    ...(issuer === undefined ? [] : [`  ${context.say(say.issuedBy, { issuer: visible(issuer) })}`]),
    checkTable(context, checked.checks, (check) => credentialCheckText(check, language)),
  ].join("\n");
}

/** The verdict on a presentation of credentials: who presents, its own checks, and each credential. */
export function presentedText(context: Context, checked: PresentationVerdict): string {
  const { holder, checks, credentials } = checked;
  const { language } = context;
  const parts = [
    checkTable(context, checks, (check) => credentialCheckText(check, language)),
    ...credentials.map(
      (each, index) =>
        `${context.say(say.credentialNumber, { number: index + 1 })} ${wordOf(context, each.verdict)}\n${credentialText(context, each)}`,
    ),
  ];
  const head = holder === null ? [] : [`  ${context.say(say.heldBy, { holder: visible(holder) })}`];
  return [...head, "", parts.join("\n\n")].join("\n");
}

function claimLines(context: Context, { credential, format }: CredentialVerdict): string[] {
  if (credential === null) return [];
  const { name, types, issuer } = credential;
  const form = format === "unread" ? "" : context.say(say[format]);
  const what = name === null ? types.join(", ") : name;
  return [
    context.say(say.credentialOf, { what: visible(what), form }),
    context.say(say.issuedBy, { issuer: visible(issuer) }),
  ];
}

function asked(context: Context, { asOf, deployment }: CredentialVerdict): string[] {
  return deployment === null ? [] : asOfLines(context, { asOf, deployment });
}
