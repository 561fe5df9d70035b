import type { bundles } from "@cairn/sdk";
import type { Config } from "../../config/Config.ts";

/**
 * Where a learner claims with the code: the configuration's page, with the code behind its `#`, which a browser sends
 * to no server; without a page a link that only names the code. Undefined where there is no code.
 */
export function claimLink(args: {
  config: Config | undefined;
  record: bundles.CairnRecord;
  code: string | undefined;
}): string | undefined {
  const { config, record, code } = args;
  if (code === undefined) return undefined;
  const values = new URLSearchParams({ chain: String(record.chainId), token: record.token, code });
  return `${config?.claimPage ?? "cairn:claim"}#${values.toString()}`;
}
