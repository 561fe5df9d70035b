// The Open University as a hub: its public documents, and the private document of one result.
import type { json } from "@cairn/sdk";
import type { Presentation, Result } from "./readResults.ts";

const SITE = "https://www.open.ac.uk";

/** The hub's public profile. */
export const PROFILE: json.JsonObject = {
  type: ["Profile"],
  name: "The Open University",
  url: SITE,
  description: "A public university for learning at a distance. Results of 2013 and 2014, anonymised.",
};

/** Public name of a module. The dataset hides the real ones behind three letters. */
export function nameOf(module: string): string {
  return `Module ${module}, The Open University`;
}

/** Public document of a module, as an Open Badges 3.0 achievement. */
export function definitionOf(module: string): json.JsonObject {
  return {
    type: ["Achievement"],
    id: `urn:cairn:oulad:${module}`,
    name: nameOf(module),
    description: `Module ${module} of the Open University Learning Analytics Dataset.`,
    achievementType: "Course",
    criteria: { narrative: "The module was completed with a final result of Pass or Distinction." },
    resultDescription: [
      {
        type: ["ResultDescription"],
        id: resultOf(module),
        name: "Final result",
        resultType: "Result",
        allowedValue: ["Pass", "Distinction"],
      },
    ],
  };
}

/** Private document of one result, as an Open Badges 3.0 subject with a `Result`. */
export function documentOf(presentation: Presentation, result: Result): json.JsonObject {
  return {
    type: ["AchievementSubject"],
    identifier: [
      {
        type: "IdentityObject",
        identityType: "systemID",
        hashed: false,
        identityHash: String(result.student),
      },
    ],
    term: presentation.code,
    activityStartDate: isoDate(presentation.startsAt),
    activityEndDate: isoDate(presentation.endsAt),
    studiedCredits: result.studiedCredits,
    result: [{ type: ["Result"], resultDescription: resultOf(presentation.module), value: result.result }],
  };
}

function resultOf(module: string): string {
  return `urn:cairn:oulad:${module}:result`;
}

function isoDate(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
