import type { AsOf, Check, CheckName, KIND_NAMES, KindName, Verdict } from "@cairn/sdk";
import type { Language } from "../Language.ts";

/** The names that the SDK gives to things, as people read them. */
export interface Terms {
  /** The kinds of Open Badges 3.0; `ext:` stands for every other. */
  readonly kinds: Readonly<Record<(typeof KIND_NAMES)[number] | "ext:", string>>;
  readonly verdicts: Readonly<Record<Verdict["verdict"], string>>;
  readonly outcomes: Readonly<Record<Check["outcome"], string>>;
  readonly checks: Readonly<Record<CheckName, string>>;
  /** What `integrity` asks of a presentation itself: its signature and its records have checks of their own. */
  readonly form: string;
  readonly finalities: Readonly<Record<AsOf["finality"], string>>;
  readonly modes: Readonly<Record<NonNullable<Verdict["record"]>["mode"], string>>;
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
    verdicts: { valid: "Good", invalid: "Not good", unknown: "Cannot be told" },
    outcomes: { pass: "Passed", fail: "Failed", unknown: "Not known" },
    checks: {
      integrity: "Is it unchanged?",
      network: "Did the network answer?",
      issuance: "Was it really attested?",
      authority: "Was the institution accredited?",
      status: "Does it still stand?",
      holder: "Is it theirs, and meant for you?",
    },
    form: "Can it be read?",
    finalities: {
      finalized: "final: it can no longer change",
      safe: "safe, but not final yet",
      latest: "the newest; it could still be replaced",
      unknown: "the node does not tell how final it is",
    },
    modes: {
      minted: "Public token",
      anchored: "Attested together with others, of whom nothing is public",
      signed: "Signed only: provisional",
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
    verdicts: { valid: "Válido", invalid: "No válido", unknown: "No se puede saber" },
    outcomes: { pass: "Correcto", fail: "Falla", unknown: "No se sabe" },
    checks: {
      integrity: "¿Está sin cambios?",
      network: "¿Respondió la red?",
      issuance: "¿Se certificó de verdad?",
      authority: "¿Estaba acreditado el centro?",
      status: "¿Sigue en vigor?",
      holder: "¿Es de quien lo presenta, y para usted?",
    },
    form: "¿Se puede leer?",
    finalities: {
      finalized: "definitivo: ya no puede cambiar",
      safe: "seguro, pero aún no definitivo",
      latest: "el más reciente; aún podría sustituirse",
      unknown: "el nodo no dice si es definitivo",
    },
    modes: {
      minted: "Token público",
      anchored: "Certificado junto con otros, de los que nada es público",
      signed: "Solo firmado: provisional",
    },
  },
};

/**
 * Names a kind. An extension that has a name of its own keeps it.
 *
 * @param name - As `nameOfKind` gives it, or `ext:` and a name.
 */
export function kindWords(name: KindName, language: Language): string {
  const { kinds } = terms[language];
  if (Object.hasOwn(kinds, name)) return kinds[name as keyof Terms["kinds"]];
  return name.startsWith("ext:") ? name.slice("ext:".length) : name;
}
