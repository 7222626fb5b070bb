import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endChild } from "@/scripts/children.mjs";
import { freePort, opensPort } from "@/scripts/ports.mjs";

/** Debian keeps it where only root looks. */
const PROGRAM = ["nginx", "/usr/sbin/nginx"].find((name) => spawnSync(name, ["-v"]).status === 0);

/** Why tests that need nginx cannot run; null where it is there. */
export const NO_NGINX = PROGRAM ? null : "nginx is not installed";

/** Runs nginx as docs/nginx.conf says, but without certificates, before web processes on these ports. */
export async function startNginx(ports: number[]): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "starloop-nginx-"));
  const port = await freePort();
  writeFileSync(join(folder, "nginx.conf"), configuration(folder, port, ports));
  const nginx = spawn(PROGRAM ?? "nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  await opensPort(port, 10_000);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await endChild(nginx);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(folder: string, port: number, ports: number[]): string {
  let documented = readFileSync("docs/nginx.conf", "utf8");
  const replace = (from: RegExp | string, to: string) => {
    const next = documented.replace(from, to);
    if (next === documented) throw new Error(`docs/nginx.conf has nothing like ${from}.`);
    documented = next;
  };
  replace("listen 443 ssl;", `listen 127.0.0.1:${port};`);
  replace(/^ *ssl_.*\n/gm, "");
  [3001, 3002].forEach((own, index) => {
    replace(`127.0.0.1:${own}`, `127.0.0.1:${ports[index]}`);
  });
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder};`)
    .join("\n");
  return `daemon off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events {}
http {
access_log off;
${temporary}
${documented}
}
`;
}
