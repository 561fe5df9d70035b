import type { Check, CheckCode, CheckName } from "@cairn/sdk";
import type { Language } from "../Language.ts";
import { dayWords, momentWords } from "./format.ts";
import { terms } from "./terms.ts";
import { visible } from "./visible.ts";

/** What a check that does not pass means to who has to decide, and what they can do about it. */
export interface Reason {
  readonly reason: string;
  readonly next: string;
}

type Values = Check["details"];
/** A reason that is told by what was looked at, or always the same. */
type Sayable = Reason | ((values: Values, language: Language) => Reason);

/** The words for each check: where it passes, where it fails, and where it cannot tell. */
interface CheckWords {
  readonly pass: Readonly<Record<CheckName, string>>;
  /** What `integrity` passing means of a presentation itself. */
  readonly form: string;
  readonly codes: Readonly<Record<CheckCode, Sayable>>;
  /** Codes that mean something else where they cannot tell than where they fail. */
  readonly unknown: Readonly<Partial<Record<CheckCode, Reason>>>;
  /** Where an earlier check leaves nothing to ask. */
  readonly notAsked: Reason;
}

const english: CheckWords = {
  pass: {
    integrity: "Nothing in it was changed since it was attested.",
    network: "The network that you trust answered.",
    issuance: "The institution attested it, and that is recorded for good.",
    authority: "The institution was accredited for this at that time.",
    status: "It was not taken back, replaced or given up, and it has not expired.",
    holder: "It was presented by the one whose record it is, to you, for your request, and in time.",
  },
  form: "It has the form of a presentation, and shows no record twice.",
  codes: {
    MALFORMED: {
      reason: "The file is damaged, or it is something else than a record.",
      next: "Ask for the file again, exactly as it was given out, and do not rely on this one.",
    },
    DIGEST_MISMATCH: {
      reason: "Something in the file was changed after it was attested.",
      next: "Do not rely on it. Ask the learner for the file as the institution gave it out.",
    },
    DISCLOSURE_MISMATCH: {
      reason: "What it shows is not what was attested.",
      next: "Do not rely on it. Ask the learner to present the record again.",
    },
    NOT_IN_ANCHOR: {
      reason: "The proof in the file does not lead to what the institution attested.",
      next: "Do not rely on it. Ask the learner for the file as the institution gave it out.",
    },
    NOT_ISSUED: {
      reason: "Nobody attested it: the network knows no such record of the institution.",
      next: "Do not rely on it. If you expected it to be good, ask the institution.",
    },
    ISSUE_TIME_UNPROVEN: {
      reason: "It is signed, but nothing proves when, so it is provisional.",
      next: "Ask the learner to redeem it, which makes it permanent, and check it again then.",
    },
    HUB_NOT_ACCREDITED_AT_ISSUE: {
      reason: "The institution was not accredited when it attested this.",
      next: "Treat it as the word of an institution that nobody stands behind.",
    },
    ACCREDITATION_WITHDRAWN: {
      reason:
        "The institution's accreditation for that time was withdrawn afterwards, as is done where there was fraud.",
      next: "Do not rely on it. The accreditor can say why.",
    },
    KIND_OUT_OF_SCOPE: {
      reason: "The institution was accredited, but not for this kind of achievement.",
      next: "Treat it as the word of an institution that nobody stands behind in this.",
    },
    ATTESTER_NOT_AUTHORISED: {
      reason: "Who signed it may not attest for the institution.",
      next: "Do not rely on it. If you expected it to be good, ask the institution.",
    },
    ACCREDITOR_NOT_TRUSTED: {
      reason: "The institution was accredited, but not by one of the accreditors whom you trust.",
      next: "If you know this accreditor and trust its word, add it under Settings.",
    },
    REVOKED: (values) =>
      values.cohortRevoked === true
        ? {
            reason: "The institution took back all that it had attested together with it.",
            next: "Ask the learner or the institution why.",
          }
        : {
            reason: "The institution took it back.",
            next: "Ask the learner or the institution why.",
          },
    SUPERSEDED: {
      reason: "The institution replaced it by a newer one.",
      next: "Ask the learner for the newer record.",
    },
    RENOUNCED: {
      reason: "The learner gave it up.",
      next: "Ask the learner about it.",
    },
    EXPIRED: ({ expiresAt }, language) => ({
      reason:
        typeof expiresAt === "number"
          ? `It was good until ${dayWords(expiresAt, language)}, and has expired.`
          : "It has expired.",
      next: "Ask the learner whether it was renewed.",
    }),
    BAD_SIGNATURE: {
      reason: "It was not signed by the one whom it names.",
      next: "Do not rely on it. Ask the learner to present the record again.",
    },
    HOLDER_NOT_ACTOR: ({ recovering }) =>
      recovering === true
        ? {
            reason: "The learner's identity is being recovered, and until that ends nobody speaks for it.",
            next: "Ask again when the recovery has ended.",
          }
        : {
            reason: "Who presents it is not the one whose record it is.",
            next: "Ask for it from the learner's own wallet of today; for a minor, the custodian presents.",
          },
    WRONG_AUDIENCE: ({ audience }) => ({
      reason: `It was made for ${typeof audience === "string" ? visible(audience) : "somebody else"}, and not for you.`,
      next: "Somebody may have passed it on. Ask the learner to answer your own request.",
    }),
    NONCE_MISMATCH: {
      reason: "It answers another request than yours, so it may have been used before.",
      next: "Ask the learner to answer your own request.",
    },
    STALE: (values, language) =>
      isOfTheFuture(values)
        ? {
            reason: "It was made later than your clock says it is now.",
            next: "Set your clock right and check it again; else the learner's clock is wrong.",
          }
        : {
            reason: `It is not fresh: it was good until ${endOf(values, language)}.`,
            next: "Make a new request, and ask the learner to answer that.",
          },
    CHAIN_UNREACHABLE: {
      reason: "The network could not be asked. That says nothing about the record.",
      next: "Check your connection and try again, or name another node under Settings.",
    },
    RATE_LIMITED: {
      reason: "The network's node takes no more questions for now. That says nothing about the record.",
      next: "Wait a minute and try again, or name another node under Settings.",
    },
    NODES_DISAGREE: {
      reason: "The nodes that were asked contradict each other. That says nothing about the record.",
      next: "Try again. If it stays so, open this check to see who said what, and change the nodes under Settings.",
    },
    STALE_BLOCK: {
      reason: "What the node knows is too old to go by. That says nothing about the record.",
      next: "Name a node under Settings that keeps up with the network, and look whether your clock is right.",
    },
    WRONG_CHAIN: {
      reason: "The node that this page asks belongs to another network. That says nothing about the record.",
      next: "Correct the node under Settings.",
    },
    NOT_A_DEPLOYMENT: {
      reason: "The node's network is not the one that you trust. That says nothing about the record.",
      next: "Correct the network or its node under Settings.",
    },
    UNTRUSTED_DEPLOYMENT: ({ token }) =>
      token === undefined
        ? {
            reason: "The file could not be read, so no network was asked.",
            next: "Ask for the file again.",
          }
        : {
            reason: "It is of a network that you do not trust. Whatever that network says does not count.",
            next: "Only if you know who runs that network, add it under Settings. A file never decides that.",
          },
  },
  unknown: {
    WRONG_AUDIENCE: {
      reason: "It is not known whether it was made for you, because you did not say who you are.",
      next: "Make your requests on this page. If you made this one elsewhere, say under “What did you ask for?” who you are, and check it again.",
    },
    NONCE_MISMATCH: {
      reason: "It is not known whether it answers your request, so it may have been used before.",
      next: "Give the number of your request under “What did you ask for?”, and check it again.",
    },
    NOT_ISSUED: {
      reason: "There is nothing to judge, since nobody attested it.",
      next: "Do not rely on it.",
    },
  },
  notAsked: {
    reason: "The network was not asked about this.",
    next: "Look at the first check that did not pass.",
  },
};

const spanish: CheckWords = {
  pass: {
    integrity: "Nada en él cambió desde que se certificó.",
    network: "Respondió la red en la que usted confía.",
    issuance: "El centro lo certificó, y consta para siempre.",
    authority: "El centro estaba acreditado para ello en esa fecha.",
    status: "No se ha anulado, sustituido ni abandonado, y no ha vencido.",
    holder: "Lo presentó la persona a quien pertenece, a usted, para su petición y a tiempo.",
  },
  form: "Tiene la forma de una presentación, y no muestra ningún registro dos veces.",
  codes: {
    MALFORMED: {
      reason: "El archivo está dañado, o es otra cosa que un registro.",
      next: "Pida otra vez el archivo, tal como se entregó, y no se fíe de este.",
    },
    DIGEST_MISMATCH: {
      reason: "Algo en el archivo se cambió después de certificarlo.",
      next: "No se fíe de él. Pida al estudiante el archivo tal como lo entregó el centro.",
    },
    DISCLOSURE_MISMATCH: {
      reason: "Lo que muestra no es lo que se certificó.",
      next: "No se fíe de él. Pida al estudiante que presente el registro otra vez.",
    },
    NOT_IN_ANCHOR: {
      reason: "La prueba del archivo no lleva a lo que certificó el centro.",
      next: "No se fíe de él. Pida al estudiante el archivo tal como lo entregó el centro.",
    },
    NOT_ISSUED: {
      reason: "Nadie lo certificó: la red no conoce ningún registro así de ese centro.",
      next: "No se fíe de él. Si esperaba que fuera válido, pregunte al centro.",
    },
    ISSUE_TIME_UNPROVEN: {
      reason: "Está firmado, pero nada prueba cuándo, así que es provisional.",
      next: "Pida al estudiante que lo canjee, lo que lo hace permanente, y compruébelo entonces otra vez.",
    },
    HUB_NOT_ACCREDITED_AT_ISSUE: {
      reason: "El centro no estaba acreditado cuando lo certificó.",
      next: "Trátelo como la palabra de un centro al que nadie respalda.",
    },
    ACCREDITATION_WITHDRAWN: {
      reason: "La acreditación del centro para esa fecha se retiró después, como se hace cuando hubo fraude.",
      next: "No se fíe de él. El acreditador puede decir por qué.",
    },
    KIND_OUT_OF_SCOPE: {
      reason: "El centro estaba acreditado, pero no para este tipo de logro.",
      next: "Trátelo como la palabra de un centro al que nadie respalda en esto.",
    },
    ATTESTER_NOT_AUTHORISED: {
      reason: "Quien lo firmó no puede certificar en nombre del centro.",
      next: "No se fíe de él. Si esperaba que fuera válido, pregunte al centro.",
    },
    ACCREDITOR_NOT_TRUSTED: {
      reason: "El centro estaba acreditado, pero no por uno de los acreditadores en quienes usted confía.",
      next: "Si conoce a este acreditador y se fía de su palabra, añádalo en Ajustes.",
    },
    REVOKED: (values) =>
      values.cohortRevoked === true
        ? {
            reason: "El centro anuló todo lo que había certificado junto con él.",
            next: "Pregunte por qué al estudiante o al centro.",
          }
        : {
            reason: "El centro lo anuló.",
            next: "Pregunte por qué al estudiante o al centro.",
          },
    SUPERSEDED: {
      reason: "El centro lo sustituyó por otro más reciente.",
      next: "Pida al estudiante el registro más reciente.",
    },
    RENOUNCED: {
      reason: "El estudiante renunció a él.",
      next: "Pregunte al estudiante.",
    },
    EXPIRED: ({ expiresAt }, language) => ({
      reason:
        typeof expiresAt === "number"
          ? `Era válido hasta el ${dayWords(expiresAt, language)}, y ha vencido.`
          : "Ha vencido.",
      next: "Pregunte al estudiante si se renovó.",
    }),
    BAD_SIGNATURE: {
      reason: "No lo firmó la persona que dice.",
      next: "No se fíe de él. Pida al estudiante que presente el registro otra vez.",
    },
    HOLDER_NOT_ACTOR: ({ recovering }) =>
      recovering === true
        ? {
            reason:
              "Se está recuperando la identidad del estudiante, y hasta que termine nadie habla por ella.",
            next: "Pídalo otra vez cuando termine la recuperación.",
          }
        : {
            reason: "Quien lo presenta no es la persona a quien pertenece el registro.",
            next: "Pídalo desde la cartera actual del estudiante; por un menor lo presenta su custodio.",
          },
    WRONG_AUDIENCE: ({ audience }) => ({
      reason: `Se hizo para ${typeof audience === "string" ? visible(audience) : "otra persona"}, y no para usted.`,
      next: "Puede que alguien lo haya pasado. Pida al estudiante que responda a su propia petición.",
    }),
    NONCE_MISMATCH: {
      reason: "Responde a otra petición que la suya, así que puede haberse usado antes.",
      next: "Pida al estudiante que responda a su propia petición.",
    },
    STALE: (values, language) =>
      isOfTheFuture(values)
        ? {
            reason: "Se hizo más tarde de lo que dice su reloj.",
            next: "Ponga en hora su reloj y compruébelo otra vez; si no, es el reloj del estudiante.",
          }
        : {
            reason: `No es reciente: valía hasta el ${endOf(values, language)}.`,
            next: "Haga una petición nueva, y pida al estudiante que responda a esa.",
          },
    CHAIN_UNREACHABLE: {
      reason: "No se pudo preguntar a la red. Eso no dice nada del registro.",
      next: "Revise su conexión y pruebe otra vez, o indique otro nodo en Ajustes.",
    },
    RATE_LIMITED: {
      reason: "El nodo de la red no acepta más preguntas por ahora. Eso no dice nada del registro.",
      next: "Espere un minuto y pruebe otra vez, o indique otro nodo en Ajustes.",
    },
    NODES_DISAGREE: {
      reason: "Los nodos a los que se preguntó se contradicen. Eso no dice nada del registro.",
      next: "Pruebe otra vez. Si sigue así, abra esta comprobación para ver quién dijo qué, y cambie los nodos en Ajustes.",
    },
    STALE_BLOCK: {
      reason: "Lo que sabe el nodo es demasiado antiguo para fiarse. Eso no dice nada del registro.",
      next: "Indique en Ajustes un nodo que vaya al día con la red, y mire si su reloj está en hora.",
    },
    WRONG_CHAIN: {
      reason: "El nodo al que pregunta esta página es de otra red. Eso no dice nada del registro.",
      next: "Corrija el nodo en Ajustes.",
    },
    NOT_A_DEPLOYMENT: {
      reason: "La red del nodo no es aquella en la que usted confía. Eso no dice nada del registro.",
      next: "Corrija la red o su nodo en Ajustes.",
    },
    UNTRUSTED_DEPLOYMENT: ({ token }) =>
      token === undefined
        ? {
            reason: "El archivo no se pudo leer, así que no se preguntó a ninguna red.",
            next: "Pida otra vez el archivo.",
          }
        : {
            reason: "Es de una red en la que usted no confía. Lo que diga esa red no cuenta.",
            next: "Solo si sabe quién lleva esa red, añádala en Ajustes. Un archivo nunca decide eso.",
          },
  },
  unknown: {
    WRONG_AUDIENCE: {
      reason: "No se sabe si se hizo para usted, porque no dijo quién es.",
      next: "Haga sus peticiones en esta página. Si hizo esta en otro lugar, diga en «¿Qué pidió usted?» quién es, y compruébelo otra vez.",
    },
    NONCE_MISMATCH: {
      reason: "No se sabe si responde a su petición, así que puede haberse usado antes.",
      next: "Indique el número de su petición en «¿Qué pidió usted?», y compruébelo otra vez.",
    },
    NOT_ISSUED: {
      reason: "No hay nada que juzgar, porque nadie lo certificó.",
      next: "No se fíe de él.",
    },
  },
  notAsked: {
    reason: "No se preguntó a la red sobre esto.",
    next: "Mire la primera comprobación que no es correcta.",
  },
};

const words: Readonly<Record<Language, CheckWords>> = { en: english, es: spanish };

const NETWORK_CODES: ReadonlySet<string> = new Set([
  "CHAIN_UNREACHABLE",
  "RATE_LIMITED",
  "NODES_DISAGREE",
  "STALE_BLOCK",
  "WRONG_CHAIN",
  "NOT_A_DEPLOYMENT",
  "UNTRUSTED_DEPLOYMENT",
] satisfies CheckCode[]);

/** What is stale has ended, or has not begun. */
function isOfTheFuture({ until, issuedAt, now }: Values): boolean {
  return until === undefined && Number(issuedAt) > Number(now);
}

/** When it ended, by the request or by what the presentation says itself. */
function endOf({ until, expiresAt }: Values, language: Language): string {
  return momentWords(Number(until ?? expiresAt ?? 0), language);
}

/** What the checks are of: a record, or a presentation itself. */
export type Subject = "record" | "presentation";

/** What a check asks. */
export function checkQuestion({ name }: Check, subject: Subject, language: Language): string {
  const { checks, form } = terms[language];
  return name === "integrity" && subject === "presentation" ? form : checks[name];
}

/** What a check says, in one sentence for people. */
export function checkSentence(check: Check, subject: Subject, language: Language): string {
  const { pass, form } = words[language];
  if (check.code !== "OK") return reasonOf(check, language).reason;
  return check.name === "integrity" && subject === "presentation" ? form : pass[check.name];
}

/** Why a check does not pass, and what to do about it. */
export function reasonOf({ name, code, outcome, details }: Check, language: Language): Reason {
  const { codes, unknown, notAsked, pass } = words[language];
  if (code === "OK") return { reason: pass[name], next: "" };
  if (name !== "network" && NETWORK_CODES.has(code) && details.reason === undefined) return notAsked;
  const said = (outcome === "unknown" ? unknown[code] : undefined) ?? codes[code];
  return typeof said === "function" ? said(details, language) : said;
}

/** The check that decides a verdict: the first that fails, else the first that cannot tell. */
export function decidingCheck<Each extends Pick<Check, "outcome"> = Check>(
  checks: readonly Each[],
): Each | undefined {
  return (
    checks.find(({ outcome }) => outcome === "fail") ?? checks.find(({ outcome }) => outcome === "unknown")
  );
}
