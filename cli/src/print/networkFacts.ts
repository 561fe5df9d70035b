import type { Verdict } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import { terms } from "../messages/sdk/terms.ts";
import { timeText } from "./format.ts";
import type { Part } from "./html.ts";
import { foreign, html } from "./html.ts";
import { say } from "./say.ts";
import { reportTexts as texts } from "./texts.ts";

/** Which network was trusted, and as of which block it answered. */
export function networkFacts(
  { deployment, asOf }: Pick<Verdict, "deployment" | "asOf">,
  language: Language,
): [Part, Part][] {
  const named = say(texts.deploymentNamed, language, {
    name: foreign(deployment.name),
    chainId: String(deployment.chainId),
    token: html`<code>${deployment.token}</code>`,
  });
  return [
    [say(texts.deployment, language), named],
    [
      say(texts.asOf, language),
      asOf === null
        ? say(texts.notAsked, language)
        : say(texts.asOfBlock, language, {
            block: String(asOf.block),
            time: timeText(asOf.time, language),
            finality: terms[language].finalities[asOf.finality],
          }),
    ],
  ];
}
