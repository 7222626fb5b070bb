import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestDatabase } from "@/lib/testing/database";
import { TEST_ENV } from "@/lib/testing/test-env";
import { Wire } from "@/lib/testing/wire";
import { startPostgres } from "@/scripts/postgres.mjs";
import { runEntry } from "@/scripts/product.mjs";

/** A migrated PostgreSQL of a test's own, which may be frozen, locked and stopped. */
export class OwnPostgres implements TestDatabase {
  private constructor(
    readonly url: string,
    readonly ownerUrl: string,
    /** Between the product and the server. */
    readonly wire: Wire,
    private readonly direct: string,
    private readonly dataDir: string,
    private readonly server: { stop(): Promise<void> },
  ) {}

  static async start(): Promise<OwnPostgres> {
    const dataDir = mkdtempSync(join(tmpdir(), `starloop-test-${process.pid}-`));
    const passwords = { superuser: "test", owner: "test", application: "test" };
    const server = await startPostgres({ dataDir, passwords, fast: true });
    const { url: direct, ownerUrl, superuserUrl } = server;
    await runEntry("migrate", {
      env: { ...TEST_ENV, DATABASE_URL: direct, DATABASE_MIGRATE_URL: ownerUrl },
      sentence: "The test database was not migrated",
    });
    const wire = new Wire(new URL(direct));
    const near = new URL(direct);
    near.port = String(await wire.up());
    return new OwnPostgres(near.href, ownerUrl, wire, superuserUrl, dataDir, server);
  }

  /** Every process of the server stands still: connections stay open, and nobody answers. */
  freeze(): void {
    this.signal("SIGSTOP");
  }

  thaw(): void {
    this.signal("SIGCONT");
  }

  /** Runs `work` while somebody else holds a lock on these tables that keeps out even readers. */
  async whileLocked<T>(tables: string, work: () => Promise<T>): Promise<T> {
    const sql = postgres(this.direct, { max: 1, onnotice: () => {} });
    try {
      return (await sql.begin(async (tx) => {
        await tx.unsafe(`lock table ${tables} in access exclusive mode`);
        return work();
      })) as T;
    } finally {
      await sql.end();
    }
  }

  async drop(): Promise<void> {
    this.thaw();
    await this.wire.down();
    await this.server.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private get postmaster(): number {
    const file = join(this.dataDir, "postgres/data/postmaster.pid");
    return Number(readFileSync(file, "utf8").split("\n")[0]);
  }

  private signal(signal: NodeJS.Signals): void {
    const { postmaster } = this;
    // The parent first: it would start anew what died.
    for (const pid of [postmaster, ...childrenOf(postmaster)]) process.kill(pid, signal);
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);
}

/** The process may have ended meanwhile. */
function parentOf(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}
