import type { KindName } from "../../kinds.ts";

/** A name of one's own, where a list of names can be extended. */
export type Extension = `ext:${string}`;

/** A picture, by its address or as a data URI. */
export interface ImageInput {
  readonly id: string;
  readonly caption?: string;
}

/** A skill, standard or qualification that something stands for: a CASE item, a CTDL competency, an ESCO skill, an EQF level. */
export interface AlignmentInput {
  readonly targetName: string;
  readonly targetUrl: string;
  readonly targetCode?: string;
  readonly targetDescription?: string;
  readonly targetFramework?: string;
  readonly targetType?:
    | "ceasn:Competency"
    | "ceterms:Credential"
    | "CFItem"
    | "CFRubric"
    | "CFRubricCriterion"
    | "CFRubricCriterionLevel"
    | "CTDL"
    | Extension;
}

/** An identifier that others know something by. */
export interface IdentifierInput {
  readonly identifier: string;
  readonly identifierType:
    | "identifier"
    | "systemId"
    | "productId"
    | "isbn"
    | "issn"
    | "sourcedId"
    | Extension;
}

/** One level of a rubric. */
export interface RubricLevelInput {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly level?: string;
  readonly points?: string;
  readonly alignment?: readonly AlignmentInput[];
}

/** A result that learners can reach: a grade, a score, a level of a rubric. Values are texts, also those of numbers. */
export interface ResultDescriptionInput {
  /** What a learner's result names. */
  readonly id: string;
  readonly name: string;
  readonly resultType:
    | "GradePointAverage"
    | "LetterGrade"
    | "Percent"
    | "PerformanceLevel"
    | "PredictedScore"
    | "RawScore"
    | "Result"
    | "RubricCriterion"
    | "RubricCriterionLevel"
    | "RubricScore"
    | "ScaledScore"
    | "Status"
    | Extension;
  /** From low to high. */
  readonly allowedValue?: readonly string[];
  readonly requiredValue?: string;
  /** Id of a level of the rubric. */
  readonly requiredLevel?: string;
  readonly rubricCriterionLevel?: readonly RubricLevelInput[];
  readonly valueMin?: string;
  readonly valueMax?: string;
  readonly alignment?: readonly AlignmentInput[];
}

/** Another achievement that this one has to do with. */
export interface RelatedInput {
  readonly id: string;
  readonly inLanguage?: string;
  readonly version?: string;
}

/** What an achievement is: the public document of a definition. */
export interface AchievementInput {
  readonly name: string;
  readonly description: string;
  /** How it is earned; Markdown is allowed in `narrative`. */
  readonly criteria: { readonly id?: string; readonly narrative?: string };
  readonly achievementType: KindName;
  /** Its address; each network has one for it when absent. */
  readonly id?: string;
  readonly alignment?: readonly AlignmentInput[];
  readonly creditsAvailable?: number;
  readonly fieldOfStudy?: string;
  readonly humanCode?: string;
  readonly image?: ImageInput;
  /** Such as `en` or `de-CH`. */
  readonly inLanguage?: string;
  readonly otherIdentifier?: readonly IdentifierInput[];
  readonly related?: readonly RelatedInput[];
  readonly resultDescription?: readonly ResultDescriptionInput[];
  readonly specialization?: string;
  readonly tag?: readonly string[];
  readonly version?: string;
}
