import { parseArgs } from "node:util";
import { closeDatabase } from "@/db/client";
import { readHeld, releaseMails } from "@/lib/mail/release-mails";
import { explainFailures } from "@/lib/setup/explain-failure";

explainFailures();

const NUMBER = new Intl.NumberFormat("en");
const USAGE = `npm run release-mail                    tells what is held
npm run release-mail -- --send-all      sends everything that waits
npm run release-mail -- --leave-out     leaves out what was due before: it counts as failed, and can be sent again from the Outbox
`;

function readOptions() {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({ options: { "send-all": flag, "leave-out": flag } }).values;
  } catch {
    return undefined;
  }
}

const options = readOptions();
if (!options || (options["send-all"] && options["leave-out"])) {
  console.error(USAGE);
  process.exit(1);
}
const held = await readHeld();
if (!held) {
  console.log("No emails are held.");
} else if (options["send-all"] || options["leave-out"]) {
  const failed = await releaseMails({ sendAll: options["send-all"] });
  if (failed > 0) console.log(`${NUMBER.format(failed)} emails were left out.`);
  console.log("Emails leave from here within a few seconds.");
} else {
  const differs = Object.entries(held.found).filter(
    ([name, value]) => value !== held.home[name as keyof typeof held.home],
  );
  const changes = differs.map(
    ([name, value]) => `  ${name}: ${held.home[name as keyof typeof held.home]} → ${value}`,
  );
  const span = held.oldest ? `, written from ${held.oldest} to ${held.newest}` : "";
  console.log(
    [
      `Emails are held since ${held.since.toISOString()}, because this installation is not where it was:`,
      ...changes,
      `${NUMBER.format(held.waiting)} are due${span}.\n`,
      USAGE,
    ].join("\n"),
  );
}
await closeDatabase();
