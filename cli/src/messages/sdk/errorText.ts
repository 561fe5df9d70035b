import type { CairnError, ContractErrorName } from "@cairn/sdk";
import { CONTRACT_ERRORS, ERRORS } from "@cairn/sdk";
import { visible } from "../../print/visible.ts";
import type { Language } from "../Language.ts";
import { contractErrorsEs } from "./contractErrorsEs.ts";
import { detailName, detailValue } from "./details.ts";
import { errorsEs } from "./errorsEs.ts";
import { toSpanish } from "./toSpanish.ts";

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
 * Says an error of the SDK or of the command in the language. English is the error's own; Spanish is the catalogs', and
 * where they have only a general sentence for a particular one, the English stands among the details: nothing is lost.
 */
export function errorText(error: CairnError, language: Language): ErrorText {
  const { code, shortMessage } = error;
  const details = detailLines(error, language);
  if (language === "en") return { message: visible(shortMessage), fix: visible(error.fix), details };
  const message = toSpanish(shortMessage);
  const isGeneral = message === undefined;
  return {
    message: visible(message ?? errorsEs[code].summary),
    fix: visible(fixEs(error)),
    details: isGeneral ? [...details, `en inglés: ${visible(shortMessage)}`] : details,
  };
}

/** A catalog's fix is found by the error's name or code: the same English may be another's fix too. */
function fixEs({ code, details, fix }: CairnError): string {
  const name = details.contractError;
  if (isContractError(name) && fix === CONTRACT_ERRORS[name].fix) return contractErrorsEs[name].fix;
  return (fix === ERRORS[code].fix ? undefined : toSpanish(fix)) ?? errorsEs[code].fix;
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
