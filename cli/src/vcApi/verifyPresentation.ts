import type { json } from "@cairn/sdk";
import type { PresentationVerdict } from "@cairn/sdk/credentials";
import { verifyPresentation as judge } from "@cairn/sdk/credentials";
import { optionsIn, textIn } from "./body.ts";
import type { Service } from "./Service.ts";
import type { ProblemDetails } from "./verifyCredential.ts";
import { problemsOf, sourceIn } from "./verifyCredential.ts";

/** What the VC API answers about a presentation, and our verdict beside it. */
export interface VerifiedPresentation {
  readonly verified: boolean;
  readonly problemDetails: readonly ProblemDetails[];
  readonly verdict: PresentationVerdict;
  readonly verifiablePresentation?: json.JsonValue;
}

/**
 * `POST /presentations/verify`: a presentation and each credential in it. What the verifier drew (`challenge`) and whom the
 * holder was to present to (`domain`) count where the options have them.
 */
export async function verifyPresentation(
  { verifying }: Service,
  body: json.JsonObject,
): Promise<VerifiedPresentation> {
  const given = sourceIn(body, "verifiablePresentation");
  const options = optionsIn(body);
  const verdict = await judge(given, {
    ...verifying,
    challenge: textIn(options, "challenge"),
    domain: textIn(options, "domain"),
  });
  const { checks, credentials } = verdict;
  const problemDetails = [checks, ...credentials.map((each) => each.checks)].flatMap(problemsOf);
  return {
    verified: problemDetails.length === 0,
    problemDetails,
    verdict,
    ...(options.returnPresentation === true ? { verifiablePresentation: given as json.JsonValue } : {}),
  };
}
