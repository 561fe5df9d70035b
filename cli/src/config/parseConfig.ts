import { address, CairnError, hubId, json } from "@cairn/sdk";
import { isLanguage } from "../messages/languageOf.ts";
import type { Config, CredentialsConfig, KeySource } from "./Config.ts";

const FIELDS = [
  "version",
  "rpc",
  "nodes",
  "quorum",
  "deployment",
  "hub",
  "keys",
  "key",
  "language",
  "accreditors",
  "claimPage",
  "contact",
  "credentials",
];
const CREDENTIALS_FIELDS = ["url", "keys", "key", "tokenKey"];

/** Reads a configuration's text. Throws `INVALID_ARGUMENT` that names the field. */
export function parseConfig(args: { text: string; file: string; folder: string }): Config {
  const { text, file, folder } = args;
  const object = objectAt(readJson(text, file), file, "");
  refuseSurplus(object, FIELDS, file, "");
  if (object.version !== 1) refuse(file, "/version", "The version of the configuration is not 1.");
  const { rpc, nodes, quorum, deployment, hub, key, language, accreditors, claimPage, contact, credentials } =
    object;
  const keys = objectAt(object.keys ?? {}, file, "/keys");
  return {
    file,
    folder,
    keys: Object.fromEntries(Object.entries(keys).map(([name, source]) => [name, keyAt(source, file, name)])),
    ...(rpc === undefined ? {} : { rpc: textAt(rpc, file, "/rpc") }),
    ...(nodes === undefined ? {} : { nodes: textsAt(nodes, file, "/nodes") }),
    ...(quorum === undefined ? {} : { quorum: countAt(quorum, file, "/quorum") }),
    ...(deployment === undefined ? {} : { deployment: textAt(deployment, file, "/deployment") }),
    ...(hub === undefined ? {} : { hub: at(file, "/hub", () => hubId(hub as number)) }),
    ...(key === undefined ? {} : { key: textAt(key, file, "/key") }),
    ...(language === undefined ? {} : { language: languageAt(language, file) }),
    ...(accreditors === undefined ? {} : { accreditors: addressesAt(accreditors, file) }),
    ...(claimPage === undefined ? {} : { claimPage: textAt(claimPage, file, "/claimPage") }),
    ...(contact === undefined ? {} : { contact: textAt(contact, file, "/contact") }),
    ...(credentials === undefined ? {} : { credentials: credentialsAt(credentials, file) }),
  };
}

function readJson(text: string, file: string): json.JsonValue {
  try {
    return json.parse(text);
  } catch (cause) {
    if (!(cause instanceof CairnError)) throw cause;
    const { shortMessage, details } = cause;
    return refuse(file, "", shortMessage, details);
  }
}

function keyAt(value: json.JsonValue, file: string, name: string): KeySource {
  const path = `/keys/${name}`;
  const { keystore, env, wallet, account } = objectAt(value, file, path);
  if (typeof keystore === "string") return { keystore };
  if (typeof env === "string") {
    if (/^(?:0x)?[0-9a-fA-F]{64}$/.test(env)) {
      refuse(file, path, "This looks like a private key, and must not be in a file.");
    }
    return { env };
  }
  if (typeof wallet === "string" && typeof account === "string") {
    return { wallet, account: at(file, path, () => address(account)) };
  }
  return refuse(
    file,
    path,
    'A key is {"keystore": file}, {"env": variable} or {"wallet": URL, "account": address}.',
  );
}

function credentialsAt(value: json.JsonValue, file: string): CredentialsConfig {
  const at = "/credentials";
  const object = objectAt(value, file, at);
  refuseSurplus(object, CREDENTIALS_FIELDS, file, at);
  const { url } = object;
  const keys = Object.fromEntries(
    Object.entries(objectAt(object.keys ?? {}, file, `${at}/keys`)).map(([name, keyFile]) => [
      name,
      textAt(keyFile, file, `${at}/keys/${name}`),
    ]),
  );
  const named = (field: "key" | "tokenKey") => {
    const name = object[field];
    if (name === undefined) return {};
    if (typeof name === "string" && Object.hasOwn(keys, name)) return { [field]: name };
    return refuse(file, `${at}/${field}`, "The configuration has no assertion key of this name.");
  };
  return {
    ...(url === undefined ? {} : { url: webAddressAt(url, file, `${at}/url`) }),
    keys,
    ...named("key"),
    ...named("tokenKey"),
  };
}

/** An address that a did:web can stand for. */
function webAddressAt(value: json.JsonValue, file: string, path: string): string {
  const text = textAt(value, file, path);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.protocol !== "https:" || url.href !== url.origin + url.pathname) {
    return refuse(file, path, "The address is not an https address without query and password.");
  }
  return url.href.replace(/\/$/, "");
}

function languageAt(value: json.JsonValue, file: string) {
  return isLanguage(value)
    ? value
    : refuse(file, "/language", "The language in the configuration is not en or es.");
}

function addressesAt(value: json.JsonValue, file: string) {
  if (!Array.isArray(value))
    return refuse(file, "/accreditors", "The value in the configuration is not a list.");
  return value.map((entry: json.JsonValue) => at(file, "/accreditors", () => address(entry as string)));
}

function objectAt(value: json.JsonValue, file: string, path: string): json.JsonObject {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject
    ? (value as json.JsonObject)
    : refuse(file, path, "The value in the configuration is not an object.");
}

function refuseSurplus(object: json.JsonObject, fields: readonly string[], file: string, path: string): void {
  const surplus = Object.keys(object).find((name) => !fields.includes(name));
  if (surplus !== undefined) refuse(file, `${path}/${surplus}`, "The configuration has no such field.");
}

function textAt(value: json.JsonValue, file: string, path: string): string {
  return typeof value === "string" && value !== ""
    ? value
    : refuse(file, path, "The value in the configuration is not text.");
}

function at<Value>(file: string, path: string, make: () => Value): Value {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof CairnError)) throw cause;
    return refuse(file, path, cause.shortMessage);
  }
}

function textsAt(value: json.JsonValue, file: string, path: string): readonly string[] {
  if (!Array.isArray(value)) return refuse(file, path, "The value in the configuration is not a list.");
  return value.map((entry: json.JsonValue) => textAt(entry, file, path));
}

function countAt(value: json.JsonValue, file: string, path: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
  return refuse(file, path, "The value in the configuration is not a whole number above 0.");
}

function refuse(file: string, path: string, message: string, details: CairnError["details"] = {}): never {
  throw new CairnError("INVALID_ARGUMENT", {
    message,
    details: { file, path, ...details },
    fix: "Correct the field, or run `cairn init` again.",
  });
}
