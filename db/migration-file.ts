import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Statement {
  text: string;
  /** Runs again and again, each time in a transaction of its own, until it touches no row. */
  repeat: boolean;
  /** PostgreSQL refuses it inside a transaction. */
  alone: boolean;
  /** The index it builds concurrently; an interrupted build leaves it behind, invalid. */
  builds: string | null;
}

export interface Migration {
  tag: string;
  /** Milliseconds since 1970: what `drizzle.__drizzle_migrations` knows it by. */
  when: number;
  hash: string;
  /** Each statement by itself instead of the whole file in one transaction. */
  outside: boolean;
  statements: Statement[];
}

const OUTSIDE = "-- outside a transaction";
const REPEAT = "-- repeat until done";
const BREAKPOINT = "--> statement-breakpoint";
const COMMENT = /--.*$/gm;
const ALONE = /\bconcurrently\b|^(vacuum|reindex)\b/i;
const BUILDS = /^create\s+(?:unique\s+)?index\s+concurrently\s+(if\s+not\s+exists\s+)?"?(\w+)"?/i;

type JournalEntry = { tag: string; when: number };

/** The migrations of drizzle's journal in `folder`, oldest first. */
export function readMigrations(folder = "db/migrations"): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")) as {
    entries: JournalEntry[];
  };
  return journal.entries.map((entry) =>
    parseMigration(entry, readFileSync(join(folder, `${entry.tag}.sql`), "utf8")),
  );
}

/** Takes a migration's file apart. Throws when a statement could not be repeated after an interruption. */
export function parseMigration({ tag, when }: JournalEntry, text: string): Migration {
  const [firstLine = ""] = text.split("\n", 1);
  const outside = firstLine.trim() === OUTSIDE;
  const body = outside ? text.slice(firstLine.length) : text;
  const statements = body.split(BREAKPOINT).map(parseStatement);
  for (const { repeat, builds } of statements) {
    if (repeat && !outside) throw new Error(`${tag}: "${REPEAT}" needs "${OUTSIDE}" above it.`);
    if (builds === "") throw new Error(`${tag}: an index built concurrently needs IF NOT EXISTS.`);
  }
  return { tag, when, hash: hashOf(text), outside, statements };
}

function parseStatement(text: string): Statement {
  const bare = text.replace(COMMENT, "").trim();
  const index = BUILDS.exec(bare);
  return {
    text,
    repeat: text.trimStart().startsWith(REPEAT),
    alone: ALONE.test(bare),
    builds: index && (index[1] ? (index[2] ?? "") : ""),
  };
}

/** SHA-256 in hex, as drizzle's own migrator writes it. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
