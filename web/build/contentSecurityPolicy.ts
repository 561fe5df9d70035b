import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const PLACE = '<meta http-equiv="Content-Security-Policy" content="" />';

/**
 * Writes the page's Content Security Policy, once script and style stand in it: they run by their hashes and nothing
 * else does. The nodes to ask are the user's choice, so any that is reached safely, or on this machine, may be asked.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: "cairn:content-security-policy",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type !== "asset" || !output.fileName.endsWith(".html")) continue;
          output.source = withPolicy(String(output.source));
        }
      },
    },
  };
}

/** The page with its policy in the place for it. */
export function withPolicy(html: string): string {
  if (!html.includes(PLACE)) throw new Error("the page has no place for its Content Security Policy");
  const policy = [
    "default-src 'none'",
    `script-src ${hashesOf(html, /<script type="module"[^>]*>([\s\S]*?)<\/script>/gu)}`,
    `style-src ${hashesOf(html, /<style[^>]*>([\s\S]*?)<\/style>/gu)}`,
    "font-src data:",
    "img-src data:",
    "connect-src https: http://localhost:* http://127.0.0.1:*",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html.replace(PLACE, () => PLACE.replace('content=""', `content="${policy}"`));
}

function hashesOf(html: string, pattern: RegExp): string {
  const texts = [...html.matchAll(pattern)].map(([, text]) => text ?? "");
  if (texts.length === 0 || texts.includes("")) throw new Error(`the page has nothing for ${pattern}`);
  return texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).join(" ");
}
