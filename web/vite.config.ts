import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentSecurityPolicy } from "./build/contentSecurityPolicy.ts";
import { pageSettings } from "./build/pageSettings.ts";
import { withoutWebAssembly } from "./build/withoutWebAssembly.ts";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  build: { target: "es2023", modulePreload: false, reportCompressedSize: true },
  // The policy is last: it hashes what stands in the file in the end.
  plugins: [withoutWebAssembly(), pageSettings(), viteSingleFile(), contentSecurityPolicy()],
});
