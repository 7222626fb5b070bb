import { closeDatabase } from "@/db/client";
import { NewerDatabase } from "@/db/migrate";
import { type Findings, inspectDatabase } from "@/lib/setup/inspect-database";

// For single commands: they may work on a demo, and need not say again what every start says.
const quiet = process.argv.includes("--quiet");

const DEMO = `This database holds the demo shop, and everybody knows its passwords: Starloop was not started for a real shop.
Choose another folder (DATA_DIR=… npm start) or an empty database (DATABASE_URL), or go on with the demo (npm run demo).`;

const ONE_ROLE = (role: string) =>
  `Warning: Starloop signs in to PostgreSQL as "${role}", who owns its tables and may change its logs. Give it a role of its own: see “Roles in PostgreSQL” in docs/operations.md.`;

const HELD =
  "Emails are held back: this installation was restored, copied or moved. npm run release-mail tells what waits, and lets it go.";

const OUTDATED = "The database is not set up for this version yet: run npm run migrate first.";

function refusal({ outdated, newer, demo }: Findings): string | undefined {
  if (outdated && quiet) return OUTDATED;
  if (newer) return new NewerDatabase().message;
  return demo && !quiet ? DEMO : undefined;
}

try {
  const findings = await inspectDatabase();
  const refused = refusal(findings);
  if (refused) {
    console.error(refused);
    process.exitCode = 1;
  } else if (!quiet) {
    if (findings.owner) console.error(ONE_ROLE(findings.owner));
    if (findings.held) console.error(HELD);
  }
} catch {
  // Away: what is started waits for it, and says so.
}
await closeDatabase();
