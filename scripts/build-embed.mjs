import { join } from "node:path";
import { root } from "./root.mjs";

/** Bundles the survey that shops embed into their pages; returns the script, and keeps it as `file` where one is given. */
export async function buildEmbed(file) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["lib/nps/embed/survey.ts"],
    outfile: file ?? join(root, "dist/embed.js"),
    write: file !== undefined,
    bundle: true,
    minify: true,
    platform: "browser",
    target: "es2022",
    format: "iife",
    charset: "utf8",
    alias: { "@": root },
    logLevel: "warning",
    // A catalogue that has not got the words yet is no mistake: English stands in.
    logOverride: { "import-is-undefined": "silent" },
  });
  return outputFiles?.[0]?.text;
}
