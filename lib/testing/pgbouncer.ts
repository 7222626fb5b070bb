import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endChild } from "@/scripts/children.mjs";
import { freePort, opensPort } from "@/scripts/ports.mjs";

const PROGRAM = "/usr/sbin/pgbouncer";
/** Debian's "nobody", because PgBouncer refuses to be root. */
const NOBODY = 65_534;

/** Why PgBouncer cannot be tried here; null where it can. */
export const NO_PGBOUNCER = existsSync(PROGRAM) ? null : `there is no ${PROGRAM} here`;

/** A PgBouncer in transaction mode before the database at `url`, and its address. */
export async function startPgBouncer(url: string): Promise<{ url: string; stop(): Promise<void> }> {
  const { hostname, port, username, password } = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), "starloop-pgbouncer-"));
  chmodSync(folder, 0o755);
  const own = await freePort();
  const file = join(folder, "pgbouncer.ini");
  const login = `user=${username} password=${password}`;
  writeFileSync(
    file,
    [
      ...["[databases]", `* = host=${hostname} port=${port} ${login}`, "[pgbouncer]"],
      ...["listen_addr = 127.0.0.1", `listen_port = ${own}`, "unix_socket_dir ="],
      ...["auth_type = any", "pool_mode = transaction"],
    ].join("\n"),
  );
  const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child: ChildProcess = spawn(PROGRAM, ["-q", file], { ...asNobody, stdio: "ignore" });
  if (!(await opensPort(own, 5_000))) throw new Error("PgBouncer didn’t start.");
  const address = new URL(url);
  address.host = `127.0.0.1:${own}`;
  return {
    url: address.href,
    async stop() {
      await endChild(child, { signal: "SIGINT" });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
