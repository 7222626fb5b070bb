import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildEmbed } from "./build-embed.mjs";
import { root } from "./root.mjs";

/** How the programs that run outside Next, `scripts/*.ts`, are bundled into a folder. */
export function bundleInto(folder) {
  return {
    absWorkingDir: root,
    entryPoints: ["scripts/*.ts"],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    // Node finds Next's files by their full names alone.
    alias: { "@": root, "next/headers": "next/headers.js" },
    jsx: "automatic",
    logLevel: "warning",
  };
}

/** Bundles the programs that run outside Next into `dist/*.mjs`, and the survey for shops' pages beside them. */
export async function buildNode() {
  // Loaded here because the commands that import this file run before anything is installed.
  const { build } = await import("esbuild");
  rmSync(join(root, "dist"), { recursive: true, force: true });
  await build(bundleInto("dist"));
  await buildEmbed(join(root, "dist/embed.js"));
}
