import type { Language } from "./Language.ts";

export const LANGUAGES = ["en", "es"] as const satisfies readonly Language[];

/** Whether a text names a language that the command speaks. */
export function isLanguage(value: unknown): value is Language {
  return (LANGUAGES as readonly unknown[]).includes(value);
}

/**
 * The reader's language: `--lang`, else `CAIRN_LANG`, else the configuration's, else the system's, else English. It is
 * needed before the options are parsed, since help and errors speak it too.
 */
export function languageOf(args: {
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  configured?: Language | undefined;
}): Language {
  const { argv, env, configured } = args;
  const place = argv.indexOf("--lang");
  const flag = place < 0 ? argv.find((word) => word.startsWith("--lang="))?.slice(7) : argv[place + 1];
  const system = (env.LC_ALL || env.LC_MESSAGES || env.LANG || "").slice(0, 2).toLowerCase();
  return [flag, env.CAIRN_LANG, configured, system].find(isLanguage) ?? "en";
}
