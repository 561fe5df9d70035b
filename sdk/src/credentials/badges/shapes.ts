import { KIND_NAMES } from "../../kinds.ts";

/** What a property of an Open Badges 3.0 object holds. */
export type Form =
  | "text"
  | "date-time"
  | "number"
  | "boolean"
  | "language"
  | "jwt"
  | { readonly oneOf: readonly string[]; readonly isExtensible: boolean }
  | { readonly object: ClassName };

/** A property: its form, whether it is an array of that form, and whether it must be there. */
export interface Property {
  readonly form: Form;
  readonly isMany: boolean;
  readonly isRequired: boolean;
}

/** A class of Open Badges 3.0. */
export interface Shape {
  /** What `type` holds; null for a class without a type. */
  readonly type: string | null;
  /** Whether `type` is this text, not an array. */
  readonly isTypeText: boolean;
  readonly properties: Readonly<Record<string, Property>>;
}

/** Whoever extends one of the lists of names writes `ext:`. */
export const EXTENSION = /^ext:[A-Za-z0-9._-]+$/;

const TEXT = one("text");
const TEXTS = many("text");
const IDENTIFIER_TYPES = [
  "name",
  "sourcedId",
  "systemId",
  "productId",
  "userName",
  "accountId",
  "emailAddress",
  "nationalIdentityNumber",
  "isbn",
  "issn",
  "lisSourcedId",
  "oneRosterSourcedId",
  "sisSourcedId",
  "ltiContextId",
  "ltiDeploymentId",
  "ltiToolId",
  "ltiPlatformId",
  "ltiUserId",
  "identifier",
];
const IDENTIFIER_TYPE = one({ oneOf: IDENTIFIER_TYPES, isExtensible: true });
const TARGET_TYPES = [
  "ceasn:Competency",
  "ceterms:Credential",
  "CFItem",
  "CFRubric",
  "CFRubricCriterion",
  "CFRubricCriterionLevel",
  "CTDL",
];
const RESULT_TYPES = [
  "GradePointAverage",
  "LetterGrade",
  "Percent",
  "PerformanceLevel",
  "PredictedScore",
  "RawScore",
  "Result",
  "RubricCriterion",
  "RubricCriterionLevel",
  "RubricScore",
  "ScaledScore",
  "Status",
];
const RESULT_STATUSES = [
  "Completed",
  "Enrolled",
  "Failed",
  "InProgress",
  "OnHold",
  "Provisional",
  "Withdrew",
];

/**
 * The classes of Open Badges 3.0 that a definition, a record or a hub is made of, as 1EdTech's schema
 * (`ob_v3p0_achievementcredential_schema.json`) has them; where it takes one or many, we write many.
 */
export const SHAPES = {
  Achievement: shape("Achievement", {
    id: required(TEXT),
    name: required(TEXT),
    description: required(TEXT),
    criteria: required(one({ object: "Criteria" })),
    achievementType: one({ oneOf: KIND_NAMES, isExtensible: true }),
    alignment: many({ object: "Alignment" }),
    creator: one({ object: "Profile" }),
    creditsAvailable: one("number"),
    endorsementJwt: many("jwt"),
    fieldOfStudy: TEXT,
    humanCode: TEXT,
    image: one({ object: "Image" }),
    inLanguage: one("language"),
    otherIdentifier: many({ object: "IdentifierEntry" }),
    related: many({ object: "Related" }),
    resultDescription: many({ object: "ResultDescription" }),
    specialization: TEXT,
    tag: TEXTS,
    version: TEXT,
  }),
  AchievementSubject: shape("AchievementSubject", {
    id: TEXT,
    achievement: required(one({ object: "Achievement" })),
    activityStartDate: one("date-time"),
    activityEndDate: one("date-time"),
    creditsEarned: one("number"),
    identifier: many({ object: "IdentityObject" }),
    image: one({ object: "Image" }),
    licenseNumber: TEXT,
    narrative: TEXT,
    result: many({ object: "Result" }),
    role: TEXT,
    source: one({ object: "Profile" }),
    term: TEXT,
  }),
  Address: shape("Address", {
    addressCountry: TEXT,
    addressCountryCode: TEXT,
    addressRegion: TEXT,
    addressLocality: TEXT,
    streetAddress: TEXT,
    postOfficeBoxNumber: TEXT,
    postalCode: TEXT,
    geo: one({ object: "GeoCoordinates" }),
  }),
  Alignment: shape("Alignment", {
    targetName: required(TEXT),
    targetUrl: required(TEXT),
    targetCode: TEXT,
    targetDescription: TEXT,
    targetFramework: TEXT,
    targetType: one({ oneOf: TARGET_TYPES, isExtensible: true }),
  }),
  Criteria: shape(null, { id: TEXT, narrative: TEXT }),
  Evidence: shape("Evidence", {
    id: TEXT,
    name: TEXT,
    description: TEXT,
    narrative: TEXT,
    genre: TEXT,
    audience: TEXT,
  }),
  GeoCoordinates: {
    ...shape("GeoCoordinates", { latitude: required(one("number")), longitude: required(one("number")) }),
    isTypeText: true,
  },
  IdentifierEntry: {
    ...shape("IdentifierEntry", {
      identifier: required(TEXT),
      identifierType: required(IDENTIFIER_TYPE),
    }),
    isTypeText: true,
  },
  IdentityObject: {
    ...shape("IdentityObject", {
      hashed: required(one("boolean")),
      identityHash: required(TEXT),
      identityType: required(IDENTIFIER_TYPE),
      salt: TEXT,
    }),
    isTypeText: true,
  },
  Image: { ...shape("Image", { id: required(TEXT), caption: TEXT }), isTypeText: true },
  Profile: shape("Profile", {
    id: required(TEXT),
    name: TEXT,
    url: TEXT,
    phone: TEXT,
    description: TEXT,
    email: TEXT,
    address: one({ object: "Address" }),
    endorsementJwt: many("jwt"),
    image: one({ object: "Image" }),
    official: TEXT,
    otherIdentifier: many({ object: "IdentifierEntry" }),
    parentOrg: one({ object: "Profile" }),
  }),
  Related: shape("Related", { id: required(TEXT), inLanguage: one("language"), version: TEXT }),
  Result: shape("Result", {
    achievedLevel: TEXT,
    alignment: many({ object: "Alignment" }),
    resultDescription: TEXT,
    status: one({ oneOf: RESULT_STATUSES, isExtensible: false }),
    value: TEXT,
  }),
  ResultDescription: shape("ResultDescription", {
    id: required(TEXT),
    name: required(TEXT),
    resultType: required(one({ oneOf: RESULT_TYPES, isExtensible: true })),
    alignment: many({ object: "Alignment" }),
    allowedValue: TEXTS,
    requiredLevel: TEXT,
    requiredValue: TEXT,
    rubricCriterionLevel: many({ object: "RubricCriterionLevel" }),
    valueMax: TEXT,
    valueMin: TEXT,
  }),
  RubricCriterionLevel: shape("RubricCriterionLevel", {
    id: required(TEXT),
    name: required(TEXT),
    alignment: many({ object: "Alignment" }),
    description: TEXT,
    level: TEXT,
    points: TEXT,
  }),
} satisfies Record<string, Shape>;

/** Name of a class of Open Badges 3.0. */
export type ClassName =
  | "Achievement"
  | "AchievementSubject"
  | "Address"
  | "Alignment"
  | "Criteria"
  | "Evidence"
  | "GeoCoordinates"
  | "IdentifierEntry"
  | "IdentityObject"
  | "Image"
  | "Profile"
  | "Related"
  | "Result"
  | "ResultDescription"
  | "RubricCriterionLevel";

function shape(type: string | null, properties: Readonly<Record<string, Property>>): Shape {
  return { type, isTypeText: false, properties };
}

function one(form: Form): Property {
  return { form, isMany: false, isRequired: false };
}

function many(form: Form): Property {
  return { form, isMany: true, isRequired: false };
}

function required(property: Property): Property {
  return { ...property, isRequired: true };
}
