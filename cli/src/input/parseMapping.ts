import type { json } from "@cairn/sdk";
import { definitionId, experienceId, isCairnError, json as reader } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import { DATE_FORMATS, readDate } from "./dates.ts";
import type {
  DateFormat,
  FieldMapping,
  FieldType,
  Fixed,
  FromColumn,
  Mapping,
  PersonMapping,
} from "./Mapping.ts";
import { mappingError } from "./mappingFaults.ts";
import { checkPaths, pointerOf } from "./paths.ts";

const KEYS = [
  "version",
  "name",
  "email",
  "address",
  "achievedAt",
  "expiresAt",
  "definition",
  "experience",
  "fields",
  "dateFormat",
  "decimal",
] as const;
const FIELD_TYPES: readonly FieldType[] = ["text", "number", "boolean"];

/**
 * Reads a saved mapping. A column may be given by its name alone, or as `{ "column": "Nombre" }`; the name of a learner
 * may have several, `{ "columns": ["Nombre", "Apellidos"] }`; a date, a definition and an experience may be the same for
 * every row, `{ "value": "2026-06-30" }`; a field's path may be a plain key.
 *
 * @param source - The JSON text.
 * @throws {@link CairnError} `INVALID_ARGUMENT` for what is no mapping, with `details.fault`; the codes of `json.parse`.
 *
 * @example
 * const mapping = parseMapping({ source: '{"name":"Nombre","achievedAt":"Fecha","dateFormat":"DD.MM.YYYY"}' });
 */
export function parseMapping({
  source,
  language = "en",
}: {
  readonly source: string;
  readonly language?: Language;
}): Mapping {
  const value = reader.parse(source.replace(/^\ufeff/, ""));
  if (!isObject(value)) throw mappingError({ code: "NOT_AN_OBJECT", language, values: {} });
  const unknown = Object.keys(value).find((key) => !(KEYS as readonly string[]).includes(key));
  if (unknown !== undefined) {
    throw mappingError({
      code: "KEY_UNKNOWN",
      language,
      values: { key: unknown, allowed: KEYS.join(", ") },
    });
  }
  const form = new Form(value, language);
  const mapping = form.read();
  checkPaths({ mapping, language });
  return mapping;
}

/** Reads the parts of a mapping, and names the one that is wrong. */
class Form {
  readonly #value: json.JsonObject;
  readonly #language: Language;

  constructor(value: json.JsonObject, language: Language) {
    this.#value = value;
    this.#language = language;
  }

  read(): Mapping {
    const { version = 1, decimal = ".", dateFormat = "YYYY-MM-DD" } = this.#value;
    if (version !== 1) this.#fail("version", "1");
    if (decimal !== "." && decimal !== ",") return this.#fail("decimal", '"." / ","');
    if (!DATE_FORMATS.includes(dateFormat as DateFormat)) this.#fail("dateFormat", DATE_FORMATS.join(" / "));
    const name = this.#person("name", "/name");
    const email = this.#person("email", null);
    const address = this.#column("address");
    const achievedAt = this.#date("achievedAt");
    const expiresAt = this.#date("expiresAt");
    const definition = this.#number("definition", definitionId);
    const experience = this.#number("experience", experienceId);
    return {
      ...(name && { name }),
      ...(email && { email }),
      ...(address && { address }),
      ...(achievedAt && { achievedAt }),
      ...(expiresAt && { expiresAt }),
      ...(definition && { definition }),
      ...(experience && { experience }),
      fields: this.#fields(),
      dateFormat: dateFormat as DateFormat,
      decimal,
    };
  }

  #person(key: "name" | "email", byDefault: string | null): PersonMapping | undefined {
    const value = this.#value[key];
    if (value === undefined) return undefined;
    if (typeof value === "string") return { columns: [value], path: byDefault };
    const expected = '{ "column": "…", "path": "/…" }';
    if (!isObject(value)) return this.#fail(key, expected);
    const { column, columns = [column ?? null], path = byDefault, ...rest } = value;
    if (!Array.isArray(columns) || columns.length === 0 || !columns.every(isText)) this.#fail(key, expected);
    if (path !== null && !isText(path)) return this.#fail(key, expected);
    if (Object.keys(rest).length > 0) this.#fail(key, expected);
    return { columns: columns as readonly string[], path: path === null ? null : pointerOf(path) };
  }

  #column(key: "address"): FromColumn | undefined {
    const value = this.#value[key];
    return value === undefined
      ? undefined
      : (this.#fromColumn(value) ?? this.#fail(key, '{ "column": "…" }'));
  }

  #date(key: "achievedAt" | "expiresAt"): FromColumn | Fixed<string> | undefined {
    const value = this.#value[key];
    if (value === undefined) return undefined;
    const found = this.#fromColumn(value);
    if (found !== undefined) return found;
    const fixed = this.#fixed(value);
    if (!isText(fixed) || !("time" in readDate({ text: fixed, format: "YYYY-MM-DD" }))) {
      return this.#fail(key, '{ "column": "…" } / { "value": "2026-06-30" }');
    }
    return { value: fixed };
  }

  #number<Id>(
    key: "definition" | "experience",
    make: (value: number) => Id,
  ): FromColumn | Fixed<Id> | undefined {
    const value = this.#value[key];
    if (value === undefined) return undefined;
    const found = this.#fromColumn(value);
    if (found !== undefined) return found;
    try {
      return { value: make(this.#fixed(value) as number) };
    } catch (error) {
      if (!isCairnError(error, "INVALID_ID")) throw error;
      return this.#fail(key, '{ "column": "…" } / { "value": 1 }');
    }
  }

  #fields(): readonly FieldMapping[] {
    const { fields = [] } = this.#value;
    const expected = '[{ "column": "…", "path": "/…", "type": "text", "required": false }]';
    if (!Array.isArray(fields)) return this.#fail("fields", expected);
    return fields.map((field: json.JsonValue): FieldMapping => {
      if (!isObject(field)) return this.#fail("fields", expected);
      const { column, path, type = "text", required = false, ...rest } = field;
      const isWhole = isText(column) && isText(path) && typeof required === "boolean";
      if (!isWhole || !FIELD_TYPES.includes(type as FieldType) || Object.keys(rest).length > 0) {
        return this.#fail("fields", expected);
      }
      return { column, path: pointerOf(path), type: type as FieldType, required };
    });
  }

  #fromColumn(value: json.JsonValue): FromColumn | undefined {
    if (isText(value)) return { column: value };
    if (!isObject(value) || Object.keys(value).join() !== "column") return undefined;
    return isText(value.column) ? { column: value.column } : undefined;
  }

  #fixed(value: json.JsonValue): json.JsonValue | undefined {
    return isObject(value) && Object.keys(value).join() === "value" ? value.value : undefined;
  }

  #fail(key: string, expected: string): never {
    throw mappingError({ code: "VALUE_WRONG", language: this.#language, values: { key, expected } });
  }
}

function isObject(value: json.JsonValue | undefined): value is json.JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: json.JsonValue | undefined): value is string {
  return typeof value === "string" && value.trim() !== "";
}
