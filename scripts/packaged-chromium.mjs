import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const PACKAGE = join(root, "node_modules/@sparticuz/chromium");
const CACHE = join(root, "node_modules/.cache");

// The package unpacks into the temporary folder, and its libraries only where it believes in Lambda.
const UNPACK = join(root, "scripts/unpack-chromium.mjs");
const LAMBDA = { AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };

/** The Chromium that lies in an npm package, for machines without one; undefined where it cannot run. */
export async function packagedChromium() {
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(PACKAGE))
    return undefined;
  const folder = unpacked();
  const executablePath = join(folder, "chromium");
  const fonts = { FONTCONFIG_FILE: join(folder, "fonts.conf") };
  const libraries = { LD_LIBRARY_PATH: join(folder, "al2023/lib") };
  // The system's own libraries fit better, where there are any.
  const env = [fonts, { ...fonts, ...libraries }].find((extra) => runs(executablePath, extra));
  return env && { executablePath, env: { ...process.env, ...env } };
}

function runs(executablePath, extra) {
  const env = { ...process.env, ...extra };
  return spawnSync(executablePath, ["--version"], { env }).status === 0;
}

function unpacked() {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  const folder = join(CACHE, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, "chromium-"));
  const env = { ...process.env, ...LAMBDA, TMPDIR: draft };
  execFileSync(process.execPath, [UNPACK], { cwd: root, env, stdio: "inherit" });
  writeFileSync(join(draft, "fonts.conf"), fontList(join(folder, "fonts")));
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another run was faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function fontList(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;
}
