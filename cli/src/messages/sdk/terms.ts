import type {
  accreditation,
  achievements,
  bundles,
  Check,
  CheckName,
  hubs,
  KIND_NAMES,
  KindName,
  Verdict,
} from "@cairn/sdk";
import type { CredentialCheckName } from "@cairn/sdk/credentials";
import type { Language } from "../Language.ts";

type Finality = NonNullable<Verdict["asOf"]>["finality"];

/** The names that the SDK gives to things, as people read them. */
export interface Terms {
  /** The kinds of Open Badges 3.0; `ext:` stands for every other. */
  readonly kinds: Readonly<Record<(typeof KIND_NAMES)[number] | "ext:", string>>;
  readonly standings: Readonly<Record<achievements.Standing, string>>;
  readonly roles: Readonly<Record<hubs.Role, string>>;
  readonly accreditations: Readonly<Record<accreditation.AccreditationStatus, string>>;
  readonly modes: Readonly<Record<bundles.Inclusion["mode"], string>>;
  readonly verdicts: Readonly<Record<Verdict["verdict"], string>>;
  readonly outcomes: Readonly<Record<Check["outcome"], string>>;
  readonly checks: Readonly<Record<CheckName | CredentialCheckName, string>>;
  readonly finalities: Readonly<Record<Finality, string>>;
}

/** {@link Terms} in every language. */
export const terms: Readonly<Record<Language, Terms>> = {
  en: {
    kinds: {
      Achievement: "Achievement",
      ApprenticeshipCertificate: "Apprenticeship certificate",
      Assessment: "Assessment",
      Assignment: "Assignment",
      AssociateDegree: "Associate degree",
      Award: "Award",
      Badge: "Badge",
      BachelorDegree: "Bachelor's degree",
      Certificate: "Certificate",
      CertificateOfCompletion: "Certificate of completion",
      Certification: "Certification",
      CommunityService: "Community service",
      Competency: "Competency",
      Course: "Course",
      CoCurricular: "Co-curricular activity",
      Degree: "Degree",
      Diploma: "Diploma",
      DoctoralDegree: "Doctoral degree",
      Fieldwork: "Fieldwork",
      GeneralEducationDevelopment: "General education development (GED)",
      JourneymanCertificate: "Journeyman's certificate",
      LearningProgram: "Learning program",
      License: "Licence",
      Membership: "Membership",
      ProfessionalDoctorate: "Professional doctorate",
      QualityAssuranceCredential: "Quality assurance credential",
      MasterCertificate: "Master craftsperson's certificate",
      MasterDegree: "Master's degree",
      MicroCredential: "Micro-credential",
      ResearchDoctorate: "Research doctorate",
      SecondarySchoolDiploma: "Secondary school diploma",
      "ext:": "Other kind",
    },
    standings: {
      none: "not issued",
      revoked: "revoked by the hub",
      superseded: "replaced by the hub",
      renounced: "given up by the learner",
      accreditationWithdrawn: "accreditation withdrawn for that time",
      notAccredited: "hub not accredited at that time",
      expired: "expired",
      valid: "valid",
    },
    roles: { ISSUE: "attest", REVOKE: "revoke", CATALOG: "catalog", MANAGE: "manage staff" },
    accreditations: {
      none: "not accredited",
      outOfScope: "accredited, but not for this kind",
      withdrawn: "withdrawn for that time",
      accredited: "accredited",
    },
    modes: {
      minted: "public token",
      anchored: "anchored with its cohort",
      signed: "signed off the chain (provisional)",
    },
    verdicts: { valid: "Valid", invalid: "Not valid", unknown: "Could not be determined" },
    outcomes: { pass: "Passed", fail: "Failed", unknown: "Not known" },
    checks: {
      integrity: "Integrity of the file",
      issuer: "Key of the issuer",
      network: "Network",
      issuance: "Issue",
      authority: "Accreditation of the hub",
      status: "Status today",
      holder: "Who presents it",
    },
    finalities: {
      finalized: "final",
      safe: "safe, not final yet",
      latest: "newest, could still be replaced",
      unknown: "the node does not tell how final it is",
    },
  },
  es: {
    kinds: {
      Achievement: "Logro",
      ApprenticeshipCertificate: "Certificado de aprendizaje profesional",
      Assessment: "Evaluación",
      Assignment: "Trabajo asignado",
      AssociateDegree: "Grado asociado",
      Award: "Premio",
      Badge: "Insignia",
      BachelorDegree: "Título de grado",
      Certificate: "Certificado",
      CertificateOfCompletion: "Certificado de finalización",
      Certification: "Certificación",
      CommunityService: "Servicio a la comunidad",
      Competency: "Competencia",
      Course: "Curso",
      CoCurricular: "Actividad complementaria",
      Degree: "Título universitario",
      Diploma: "Diploma",
      DoctoralDegree: "Doctorado",
      Fieldwork: "Trabajo de campo",
      GeneralEducationDevelopment: "Desarrollo de educación general (GED)",
      JourneymanCertificate: "Certificado de oficial de oficio",
      LearningProgram: "Programa de aprendizaje",
      License: "Licencia",
      Membership: "Membresía",
      ProfessionalDoctorate: "Doctorado profesional",
      QualityAssuranceCredential: "Acreditación de garantía de calidad",
      MasterCertificate: "Certificado de maestría de oficio",
      MasterDegree: "Máster",
      MicroCredential: "Microcredencial",
      ResearchDoctorate: "Doctorado de investigación",
      SecondarySchoolDiploma: "Título de enseñanza secundaria",
      "ext:": "Otro tipo",
    },
    standings: {
      none: "no emitido",
      revoked: "revocado por el centro",
      superseded: "sustituido por el centro",
      renounced: "renunciado por el estudiante",
      accreditationWithdrawn: "acreditación retirada para esa fecha",
      notAccredited: "centro no acreditado en esa fecha",
      expired: "vencido",
      valid: "válido",
    },
    roles: { ISSUE: "certificar", REVOKE: "revocar", CATALOG: "catálogo", MANAGE: "gestionar personal" },
    accreditations: {
      none: "no acreditado",
      outOfScope: "acreditado, pero no para este tipo",
      withdrawn: "retirada para esa fecha",
      accredited: "acreditado",
    },
    modes: {
      minted: "token público",
      anchored: "anclado con su promoción",
      signed: "firmado fuera de la red (provisional)",
    },
    verdicts: { valid: "Válido", invalid: "No válido", unknown: "No se pudo determinar" },
    outcomes: { pass: "Correcto", fail: "Falla", unknown: "No se sabe" },
    checks: {
      integrity: "Integridad del archivo",
      issuer: "Clave del emisor",
      network: "Red",
      issuance: "Emisión",
      authority: "Acreditación del centro",
      status: "Estado actual",
      holder: "Quién lo presenta",
    },
    finalities: {
      finalized: "definitivo",
      safe: "seguro, aún no definitivo",
      latest: "el más reciente, aún podría ser sustituido",
      unknown: "el nodo no dice si es definitivo",
    },
  },
};

/**
 * Names a kind. An extension that has a name of its own keeps it.
 *
 * @param name - As `nameOfKind` gives it, or `ext:` and a name.
 */
export function kindText(name: KindName, language: Language): string {
  const { kinds } = terms[language];
  if (Object.hasOwn(kinds, name)) return kinds[name as keyof Terms["kinds"]];
  return name.startsWith("ext:") ? name.slice("ext:".length) : name;
}
