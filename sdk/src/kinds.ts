import { CairnError } from "./errors/CairnError.ts";
import type { Branded } from "./ids.ts";
import { MAX_UINT32 } from "./ids.ts";

/** The 31 achievement types of Open Badges 3.0 in the official order; the place is the bit in `kinds`. */
export const KIND_NAMES = [
  "Achievement",
  "ApprenticeshipCertificate",
  "Assessment",
  "Assignment",
  "AssociateDegree",
  "Award",
  "Badge",
  "BachelorDegree",
  "Certificate",
  "CertificateOfCompletion",
  "Certification",
  "CommunityService",
  "Competency",
  "Course",
  "CoCurricular",
  "Degree",
  "Diploma",
  "DoctoralDegree",
  "Fieldwork",
  "GeneralEducationDevelopment",
  "JourneymanCertificate",
  "LearningProgram",
  "License",
  "Membership",
  "ProfessionalDoctorate",
  "QualityAssuranceCredential",
  "MasterCertificate",
  "MasterDegree",
  "MicroCredential",
  "ResearchDoctorate",
  "SecondarySchoolDiploma",
] as const;

/** Prefix of the achievement types that Open Badges 3.0 does not name; they share bit 31. */
export const EXTENSION_PREFIX = "ext:";
const EXTENSION_BIT = 31;

/** Name of an achievement type; any name that starts with `ext:` stands for bit 31. */
export type KindName = (typeof KIND_NAMES)[number] | `ext:${string}`;

/** One kind of achievement, as its bit: 0 to 31. */
export type Kind = Branded<number, "Kind">;

/** A set of kinds, as the contracts' `uint32` bitmap. */
export type Kinds = Branded<number, "Kinds">;

/**
 * Makes a kind from its bit, as the contracts hold it.
 *
 * @param bit - 0 to 31.
 * @throws {@link CairnError} `INVALID_ARGUMENT` for any other value.
 *
 * @example
 * import { kind } from "@cairn/sdk";
 *
 * const course = kind(13);
 */
export function kind(bit: number | bigint): Kind {
  const value = Number(bit);
  if (!Number.isInteger(value) || value < 0 || value > EXTENSION_BIT) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The value is not a kind: a bit from 0 to 31.",
      details: { value: bit },
    });
  }
  return value as Kind;
}

/**
 * Makes a kind from its name in Open Badges 3.0.
 *
 * @param name - One of {@link KIND_NAMES}, or a name that starts with `ext:`.
 * @throws {@link CairnError} `UNKNOWN_KIND` for any other name.
 *
 * @example
 * import { kindOf } from "@cairn/sdk";
 *
 * const course = kindOf("Course");
 */
export function kindOf(name: KindName): Kind {
  const bit = name.startsWith(EXTENSION_PREFIX)
    ? EXTENSION_BIT
    : (KIND_NAMES as readonly string[]).indexOf(name);
  if (bit < 0) throw new CairnError("UNKNOWN_KIND", { details: { name } });
  return bit as Kind;
}

/**
 * Gives the name of a kind; bit 31, which stands for every extension, is `ext:`.
 *
 * @param value - The kind.
 *
 * @example
 * import { kindOf, nameOfKind } from "@cairn/sdk";
 *
 * const name = nameOfKind(kindOf("Course")); // "Course"
 */
export function nameOfKind(value: Kind): KindName {
  return KIND_NAMES[value] ?? EXTENSION_PREFIX;
}

/**
 * Makes a set of kinds from names.
 *
 * @param names - Names as in {@link kindOf}; a repeated name counts once.
 * @throws {@link CairnError} `UNKNOWN_KIND` for a name that is none.
 *
 * @example
 * import { kinds } from "@cairn/sdk";
 *
 * const scope = kinds(["Course", "CommunityService"]);
 */
export function kinds(names: readonly KindName[]): Kinds {
  const bits = new Set(names.map(kindOf));
  return [...bits].reduce((bitmap, bit) => bitmap + 2 ** bit, 0) as Kinds;
}

/**
 * Makes a set of kinds from a bitmap, as the contracts hold it.
 *
 * @param bitmap - 0 to 2^32 - 1.
 * @throws {@link CairnError} `INVALID_ARGUMENT` for any other value.
 *
 * @example
 * import { kindsFromBitmap, namesOfKinds } from "@cairn/sdk";
 *
 * const names = namesOfKinds(kindsFromBitmap(0b10_0000_0000_0000)); // ["Course"]
 */
export function kindsFromBitmap(bitmap: number | bigint): Kinds {
  const value = Number(bitmap);
  if (!Number.isInteger(value) || value < 0 || value > MAX_UINT32) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The value is not a set of kinds: a whole number from 0 to 4294967295.",
      details: { value: bitmap },
    });
  }
  return value as Kinds;
}

/**
 * Lists the names in a set of kinds, in the official order.
 *
 * @param set - The set.
 *
 * @example
 * import { kinds, namesOfKinds } from "@cairn/sdk";
 *
 * const names = namesOfKinds(kinds(["Course", "Award"])); // ["Award", "Course"]
 */
export function namesOfKinds(set: Kinds): KindName[] {
  return [...KIND_NAMES, EXTENSION_PREFIX].filter((_name, bit) =>
    includesKind(set, bit as Kind),
  ) as KindName[];
}

/**
 * Tells whether a set holds a kind.
 *
 * @param set - The set.
 * @param value - The kind.
 *
 * @example
 * import { includesKind, kindOf, kinds } from "@cairn/sdk";
 *
 * const isCovered = includesKind(kinds(["Course", "Award"]), kindOf("Course")); // true
 */
export function includesKind(set: Kinds, value: Kind): boolean {
  return ((set >>> value) & 1) === 1;
}
