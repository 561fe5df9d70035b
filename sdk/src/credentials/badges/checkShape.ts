import { CairnError } from "../../errors/CairnError.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { joinPointer } from "../../json/pointer.ts";
import type { ClassName, Form, Property, Shape } from "./shapes.ts";
import { EXTENSION, SHAPES } from "./shapes.ts";

/** What is wrong with an object, and where. */
export interface ShapeFault {
  /** JSON Pointer (RFC 6901) of the value that is wrong, or of the property that is missing. */
  readonly path: string;
  readonly reason: string;
}

/**
 * Refuses an object that is none of its class of Open Badges 3.0.
 *
 * @throws CairnError `MALFORMED_BADGE` with every fault and its path.
 */
export function requireShape(value: JsonValue, className: ClassName, path = ""): void {
  const faults = faultsOf(value, className, path);
  const [first] = faults;
  if (first === undefined) return;
  throw new CairnError("MALFORMED_BADGE", {
    message: `${first.path === "" ? "The object" : first.path}: ${first.reason}`,
    details: { path: first.path, faults },
  });
}

/** What keeps a value from being an object of a class of Open Badges 3.0, in the order of its properties. */
export function faultsOf(value: JsonValue | undefined, className: ClassName, path = ""): ShapeFault[] {
  const shape: Shape = SHAPES[className];
  if (!isObject(value)) return [{ path, reason: `It is not an object, as ${className} is.` }];
  const faults = typeFaults(value, className, path);
  for (const [name, property] of Object.entries(shape.properties)) {
    const at = joinPointer(path, name);
    if (!Object.hasOwn(value, name)) {
      if (property.isRequired) faults.push({ path: at, reason: `${className} must have it.` });
      continue;
    }
    faults.push(...propertyFaults(value[name], property, at));
  }
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(shape.properties, name) || (name === "type" && shape.type !== null)) continue;
    faults.push({ path: joinPointer(path, name), reason: `${className} has no such property.` });
  }
  return faults;
}

function typeFaults(value: JsonObject, className: ClassName, path: string): ShapeFault[] {
  const { type, isTypeText }: Shape = SHAPES[className];
  const at = joinPointer(path, "type");
  if (type === null) return [];
  if (isTypeText) return value.type === type ? [] : [{ path: at, reason: `It is not "${type}".` }];
  const types = Array.isArray(value.type) ? value.type : [];
  if (types.includes(type) && types.every((each) => typeof each === "string")) return [];
  return [{ path: at, reason: `It is not an array of texts with "${type}".` }];
}

function propertyFaults(
  value: JsonValue | undefined,
  { form, isMany }: Property,
  path: string,
): ShapeFault[] {
  if (!isMany) return formFaults(value, form, path);
  if (!Array.isArray(value)) return [{ path, reason: "It is not an array." }];
  return value.flatMap((item, index) => formFaults(item, form, joinPointer(path, index)));
}

function formFaults(value: JsonValue | undefined, form: Form, path: string): ShapeFault[] {
  if (typeof form === "object" && "object" in form) return faultsOf(value, form.object, path);
  const reason = typeof form === "object" ? nameFault(value, form) : leafFault(value, form);
  return reason === undefined ? [] : [{ path, reason }];
}

function nameFault(
  value: JsonValue | undefined,
  { oneOf, isExtensible }: { oneOf: readonly string[]; isExtensible: boolean },
): string | undefined {
  if (typeof value !== "string") return "It is not text.";
  if (oneOf.includes(value) || (isExtensible && EXTENSION.test(value))) return undefined;
  return `It is none of ${oneOf.join(", ")}${isExtensible ? ", and does not begin with ext:" : ""}.`;
}

/** RFC 3339 with a zone. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const LANGUAGE = /^[a-z]{2,4}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/;
const JWT = /^[\w-]+\.[\w-]*\.[\w-]+$/;

function leafFault(value: JsonValue | undefined, form: Exclude<Form, object>): string | undefined {
  switch (form) {
    case "number":
      return typeof value === "number" ? undefined : "It is not a number.";
    case "boolean":
      return typeof value === "boolean" ? undefined : "It is neither true nor false.";
    default:
  }
  if (typeof value !== "string") return "It is not text.";
  switch (form) {
    case "date-time":
      return isDateTime(value) ? undefined : "It is not a time with a zone, such as 2027-06-30T12:00:00Z.";
    case "language":
      return LANGUAGE.test(value) ? undefined : "It is not a language, such as en or en-GB.";
    case "jwt":
      return JWT.test(value) ? undefined : "It is not a signed token (JWS in compact form).";
    case "text":
      return undefined;
  }
}

/** Whether a text is a time as RFC 3339 has it, with a zone, of a day that exists. */
export function isDateTime(text: string): boolean {
  if (!DATE_TIME.test(text)) return false;
  const day = text.slice(0, 10);
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(Date.parse(text)) && midnight.toISOString().startsWith(day);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
