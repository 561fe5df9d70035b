import type { Language } from "../messages/Language.ts";
import type { FieldMapping, FieldType, Mapping } from "./Mapping.ts";
import { mappingError } from "./mappingFaults.ts";
import { checkPaths } from "./paths.ts";

const MEANINGS = [
  "name",
  "email",
  "address",
  "date",
  "expires",
  "definition",
  "experience",
  "ignore",
] as const;
type Meaning = (typeof MEANINGS)[number];

const FLAG = /^(?<meaning>[a-z]+|\/[^=]*?)(?::(?<type>text|number|boolean))?=(?<column>.+)$/s;

/**
 * Changes a mapping by flags of the form `MEANING=COLUMN`. The meaning is `name` (given again, it adds a column: given
 * and family name), `email`, `address`, `date`, `expires`, `definition`, `experience`, `ignore`, or the path of a private
 * field, of text or as in `/credits:number`. A column that a flag names loses what it meant before.
 *
 * @throws {@link CairnError} `INVALID_ARGUMENT` for a flag of another form, and for fields that do not fit together.
 *
 * @example
 * const changed = applyColumnFlags({ mapping, flags: ["name=Nombre", "/result/0/value=Nota"] });
 */
export function applyColumnFlags({
  mapping,
  flags,
  language = "en",
}: {
  readonly mapping: Mapping;
  readonly flags: readonly string[];
  readonly language?: Language;
}): Mapping {
  const parsed = flags.map((flag) => parseFlag(flag, language));
  const renamed = parsed.some((flag) => "meaning" in flag && flag.meaning === "name");
  const { name, ...others } = mapping;
  const start = name === undefined || !renamed ? mapping : { ...others, name: { ...name, columns: [] } };
  const free = parsed.reduce((before, { column }) => without(before, column), start);
  const changed = parsed.reduce(apply, free);
  checkPaths({ mapping: changed, language });
  return changed;
}

type Flag =
  | { readonly meaning: Meaning; readonly column: string }
  | { readonly field: FieldMapping; readonly column: string };

function parseFlag(flag: string, language: Language): Flag {
  const { meaning, type, column } = FLAG.exec(flag)?.groups ?? {};
  if (meaning !== undefined && column !== undefined) {
    if (meaning.startsWith("/")) {
      const required = meaning.startsWith("/result/");
      return { column, field: { column, path: meaning, type: (type ?? "text") as FieldType, required } };
    }
    const known = MEANINGS.find((name) => name === meaning);
    if (known !== undefined && type === undefined) return { meaning: known, column };
  }
  throw mappingError({ code: "FLAG_WRONG", language, values: { flag, allowed: MEANINGS.join(", ") } });
}

function apply(mapping: Mapping, flag: Flag): Mapping {
  const { column } = flag;
  if ("field" in flag) {
    const others = mapping.fields.filter(({ path }) => path !== flag.field.path);
    return { ...mapping, fields: [...others, flag.field] };
  }
  switch (flag.meaning) {
    case "name": {
      const { columns = [], path = "/name" } = mapping.name ?? {};
      return { ...mapping, name: { columns: [...columns, column], path } };
    }
    case "email":
      return { ...mapping, email: { columns: [column], path: mapping.email?.path ?? null } };
    case "date":
      return { ...mapping, achievedAt: { column } };
    case "expires":
      return { ...mapping, expiresAt: { column } };
    case "ignore":
      return mapping;
    default:
      return { ...mapping, [flag.meaning]: { column } };
  }
}

/** The mapping without anything from a column. */
function without(mapping: Mapping, column: string): Mapping {
  const { name, email, address, achievedAt, expiresAt, definition, experience, ...rest } = mapping;
  const keeps = (part: object | undefined): boolean =>
    part !== undefined && !("column" in part && part.column === column);
  return {
    ...rest,
    ...(name && !name.columns.includes(column) && { name }),
    ...(email && !email.columns.includes(column) && { email }),
    ...(address && keeps(address) && { address }),
    ...(achievedAt && keeps(achievedAt) && { achievedAt }),
    ...(expiresAt && keeps(expiresAt) && { expiresAt }),
    ...(definition && keeps(definition) && { definition }),
    ...(experience && keeps(experience) && { experience }),
    fields: mapping.fields.filter((field) => field.column !== column),
  };
}
