import type { json, KindName } from "@cairn/sdk";
import { MAX_UINT32 } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { parseKindName } from "../../values/kinds.ts";
import { defineTexts as say } from "./texts.ts";

/** What the command line says of a definition. */
export interface DraftOptions {
  readonly kind?: string;
  readonly name?: string;
  readonly credit?: string;
  readonly sensitive?: boolean;
}

/** A definition that is complete, and not on the chain yet. */
export interface Draft {
  readonly kind: KindName;
  readonly name: string;
  readonly creditHundredths: number;
  readonly sensitive: boolean;
  readonly document: json.JsonObject;
}

/**
 * Makes a definition of a document and options. The document has to be an Achievement of Open Badges 3.0, with name,
 * description and criteria; what the options add goes into it, and they never contradict it.
 *
 * Throws `INVALID_ARGUMENT` that names everything that is missing.
 */
export function draftOf(
  context: Context,
  { document, options }: { document: json.JsonObject; options: DraftOptions },
): Draft {
  const missing = missingOf(context, document, options);
  if (missing.length > 0) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.incomplete),
      details: { missing },
      fix: context.say(say.incompleteFix, { missing: missing.join("; ") }),
    });
  }
  const stated = {
    kind: textOf(document.achievementType),
    name: textOf(document.name),
    credit: document.creditsAvailable === undefined ? undefined : String(document.creditsAvailable),
  };
  const kind = parseKindName(context, agreed(context, "kind", stated.kind, options.kind));
  const name = agreed(context, "name", stated.name, options.name);
  const credit = creditOf(
    context,
    agreed(context, "credit", stated.credit, options.credit?.replace(",", ".")),
  );
  return {
    kind,
    name,
    creditHundredths: credit,
    sensitive: options.sensitive === true,
    document: {
      ...document,
      type: document.type ?? ["Achievement"],
      name,
      achievementType: kind,
      ...(credit === 0 ? {} : { creditsAvailable: credit / 100 }),
    },
  };
}

function missingOf(context: Context, document: json.JsonObject, options: DraftOptions): string[] {
  const { name, description, criteria, achievementType, type, creditsAvailable } = document;
  const types = Array.isArray(type) ? type : [type];
  const lacks = {
    fieldName: textOf(name) === "" && options.name === undefined,
    fieldDescription: textOf(description) === "",
    fieldCriteria: !isCriteria(criteria),
    fieldKind: textOf(achievementType) === "" && options.kind === undefined,
    fieldType: type !== undefined && !types.includes("Achievement"),
    fieldCredit: creditsAvailable !== undefined && typeof creditsAvailable !== "number",
  };
  const names = Object.keys(lacks) as (keyof typeof lacks)[];
  return names.filter((field) => lacks[field]).map((field) => say[field][context.language]);
}

function isCriteria(value: json.JsonValue | undefined): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { narrative, id } = value as json.JsonObject;
  return textOf(narrative) !== "" || /^https?:\/\//.test(textOf(id));
}

function textOf(value: json.JsonValue | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}

/** What document and option say, where they do not contradict each other; in any case of letters. */
function agreed(context: Context, field: string, stated = "", option = ""): string {
  if (stated === "" || option === "" || stated.toLowerCase() === option.toLowerCase())
    return stated || option;
  if (field === "credit" && Number(stated) === Number(option)) return stated;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.differs, { option, stated }),
    details: { field, option, document: stated },
    fix: context.say(say.differsFix),
  });
}

/** Credit in hundredths: exact, as the contract counts. */
function creditOf(context: Context, text: string): number {
  const parts = /^(?<whole>[0-9]{1,8})(?:\.(?<part>[0-9]{1,2}))?$/.exec(text === "" ? "0" : text)?.groups;
  const hundredths = Number(parts?.whole) * 100 + Number((parts?.part ?? "").padEnd(2, "0"));
  if (parts !== undefined && hundredths <= MAX_UINT32) return hundredths;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.creditWrong, { credit: text }),
    details: { credit: text },
    fix: context.say(say.creditFix),
  });
}
