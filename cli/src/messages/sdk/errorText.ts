import type { CairnError, ContractErrorName } from "@cairn/sdk";
import { CONTRACT_ERRORS, ERRORS } from "@cairn/sdk";
import { visible } from "../../print/visible.ts";
import type { Language } from "../Language.ts";
import { contractErrorsEs } from "./contractErrorsEs.ts";
import { detailName, detailValue } from "./details.ts";
import { errorsEs } from "./errorsEs.ts";
import { messagesEs } from "./messagesEs.ts";

/** An error of the SDK, for people. */
export interface ErrorText {
  /** What went wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** The offending values, each as `name: value`. */
  readonly details: readonly string[];
}

/**
 * Says an error of the SDK in the language. English is the error's own; Spanish is the catalog's, and where that has only
 * a general sentence for a particular one, the English stands among the details, so that nothing is lost.
 */
export function errorText(error: CairnError, language: Language): ErrorText {
  const details = detailLines(error, language);
  const { message, fix } = language === "en" ? english(error) : spanish(error);
  const isGeneral = language === "es" && message === undefined && !isOfCatalog(error);
  return {
    message: visible(message ?? errorsEs[error.code].summary),
    fix: visible(fix ?? errorsEs[error.code].fix),
    details: isGeneral ? [...details, `en inglés: ${visible(error.shortMessage)}`] : details,
  };
}

type Sentences = { readonly message: string | undefined; readonly fix: string | undefined };

function english({ shortMessage, fix }: CairnError): Sentences {
  return { message: shortMessage, fix };
}

function spanish(error: CairnError): Sentences {
  const name = error.details.contractError;
  const isKnown = isContractError(name) && error.shortMessage === CONTRACT_ERRORS[name].meaning;
  if (isKnown) {
    return { message: contractErrorsEs[name].meaning, fix: contractErrorsEs[name].fix };
  }
  return { message: messagesEs[error.shortMessage], fix: messagesEs[error.fix] };
}

function isOfCatalog({ code, shortMessage }: CairnError): boolean {
  return shortMessage === ERRORS[code].summary;
}

function isContractError(name: unknown): name is ContractErrorName {
  return typeof name === "string" && Object.hasOwn(CONTRACT_ERRORS, name);
}

/** The values by name; those of a contract's error one by one. */
function detailLines({ details }: CairnError, language: Language): string[] {
  const { args, ...others } = details;
  const isContract = typeof args === "object" && args !== null && "contractError" in details;
  const values = isContract ? { ...others, ...args } : details;
  return Object.entries(values).map(
    ([name, value]) => `${detailName(name, language)}: ${detailValue(value)}`,
  );
}
