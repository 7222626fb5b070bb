import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildEmbed } from "./build-embed.mjs";
import { root } from "./root.mjs";

/** Bundles the programs that run outside Next, `scripts/*.ts`, into `dist/*.mjs`, and the survey for shops' pages beside them. */
export async function buildNode() {
  // Loaded here because the commands that import this file run before anything is installed.
  const { build } = await import("esbuild");
  rmSync(join(root, "dist"), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ["scripts/*.ts"],
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    alias: { "@": root },
    jsx: "automatic",
    logLevel: "warning",
  });
  await buildEmbed(join(root, "dist/embed.js"));
}
