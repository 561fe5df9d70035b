import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { json } from "@cairn/sdk";
import { Ajv2019 } from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import { expect } from "chai";
import { findSchemas } from "../../scripts/test/schemas.ts";

const FILES = {
  badge: "ob_v3p0_achievementcredential_schema.json",
  endorsement: "ob_v3p0_endorsementcredential_schema.json",
  profile: "ob_v3p0_profile_schema.json",
} as const;

/** What has a schema. */
export type SchemaName = keyof typeof FILES;

/** 1EdTech's schemas. */
export interface Schemas {
  readonly accepts: (name: SchemaName, document: json.JsonObject) => boolean;
  /** Fails with what the schema says. */
  readonly require: (name: SchemaName, document: json.JsonObject) => void;
  /** The schema that is published at an address, for verifiers that fetch it; undefined for another address. */
  readonly at: (url: string) => json.JsonObject | undefined;
}

/** Undefined, said loudly, where the schemas are not there; with `CAIRN_REQUIRE_SCHEMAS=1` that is an error. */
export function schemasOrSkip(): Schemas | undefined {
  const folder = findSchemas();
  if (folder === undefined) {
    if (process.env.CAIRN_REQUIRE_SCHEMAS === "1") throw new Error("there are no schemas: set CAIRN_SCHEMAS");
    console.warn("THE SCHEMAS OF OPEN BADGES ARE MISSING: set CAIRN_SCHEMAS to their folder");
    return undefined;
  }
  const read = (file: string): json.JsonObject => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validators = Object.fromEntries(
    Object.entries(FILES).map(([name, file]) => [name, ajv.compile(read(file))]),
  ) as Record<SchemaName, ReturnType<typeof ajv.compile>>;
  const published = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => [file, read(file)]),
  );
  return {
    accepts: (name, document) => validators[name](document) === true,
    require: (name, document) => {
      const validate = validators[name];
      const faults = validate(document) ? [] : validate.errors;
      expect(faults, `${name}: ${JSON.stringify(document)}`).to.deep.equal([]);
    },
    at: (url) => published.get(url.split("/").at(-1) ?? ""),
  };
}
