import { isCairnError, json } from "@cairn/sdk";
import { Refusal } from "../http/Refusal.ts";

/** Reads a request's body. Throws {@link Refusal} 400 where it is no JSON object. */
export function readBody(text: string): json.JsonObject {
  try {
    const value = json.parse(text);
    if (isObject(value)) return value;
  } catch (error) {
    if (!isCairnError(error)) throw error;
    throw malformed(`The body is no JSON: ${error.shortMessage}`, { reason: error.code, ...error.details });
  }
  throw malformed("The body is not a JSON object.");
}

/** A member of the body that has to be an object. */
export function objectIn(body: json.JsonObject, name: string): json.JsonObject {
  const value = body[name];
  if (isObject(value)) return value;
  throw malformed(`The body has no object ${name}.`, { path: `/${name}` });
}

/** The request's options; none where it gives none. */
export function optionsIn({ options }: json.JsonObject): json.JsonObject {
  if (options === undefined || options === null) return {};
  if (isObject(options)) return options;
  throw malformed("The options are not an object.", { path: "/options" });
}

/** A text among the options; `false` where it is not asked for. */
export function textIn(options: json.JsonObject, name: string): string | false {
  const value = options[name];
  if (value === undefined || value === null) return false;
  if (typeof value === "string") return value;
  throw malformed(`${name} is not a text.`, { path: `/options/${name}` });
}

/** JSON Pointers among the options; undefined where there are none. */
export function pointersIn(options: json.JsonObject, name: string): readonly string[] | undefined {
  const value = options[name];
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value) && value.every((each): each is string => typeof each === "string")) return value;
  throw malformed(`${name} is not an array of JSON Pointers.`, { path: `/options/${name}` });
}

/** Whether a value is an object. */
export function isObject(value: json.JsonValue | undefined): value is json.JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A request that is not what the VC API has. */
export function malformed(message: string, details: Record<string, unknown> = {}): Refusal {
  return new Refusal(400, "MALFORMED", {
    message,
    fix: "Send what the VC API has for this address.",
    details,
  });
}
