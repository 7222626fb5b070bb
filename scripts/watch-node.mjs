import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildEmbed } from "./build-embed.mjs";
import { bundleInto } from "./build-node.mjs";
import { root } from "./root.mjs";
import { onShutdown } from "./shutdown.mjs";

/** Where the bundles of `npm run dev` lie, beside those of the build. */
export const DEV_PROGRAMS = "dist/dev";

/**
 * Bundles the programs that run outside Next, and again whenever a file of theirs changes. Returns a
 * function that starts the watch: it calls back with the names of the programs that came out different.
 */
export async function watchNode() {
  // Loaded here because the commands that import this file run before anything is installed.
  const { context } = await import("esbuild");
  const known = new Map();
  let tell = () => {};
  const onBuilt = async ({ outputFiles = [] }) => {
    const changed = outputFiles.filter(({ path, hash }) => known.get(path) !== hash);
    for (const { path, hash, contents } of changed) {
      writeFileSync(path, contents);
      known.set(path, hash);
    }
    await buildEmbed(join(root, "dist/embed.js"));
    if (changed.length > 0) tell(changed.map(({ path }) => basename(path, ".mjs")));
  };
  mkdirSync(join(root, DEV_PROGRAMS), { recursive: true });
  const watcher = await context({
    ...bundleInto(DEV_PROGRAMS),
    write: false,
    plugins: [{ name: "on-built", setup: ({ onEnd }) => onEnd(onBuilt) }],
  });
  onShutdown(() => watcher.dispose());
  await watcher.rebuild();
  return async (onChange) => {
    tell = onChange;
    await watcher.watch();
  };
}
