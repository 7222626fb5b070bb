import { accessSync, constants, readFileSync } from "node:fs";
import { envProblems, misspeltVariables } from "@/lib/base/env";
import { checkDatabase, type Part } from "@/lib/setup/check-database";
import { explainFailures } from "@/lib/setup/explain-failure";

explainFailures();
const part = (process.argv[2] ?? "all") as Part;
const problems = [...misspeltVariables(), ...envProblems(), ...certificateProblems()];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);

const problem = await checkDatabase(part);
if (problem) console.error(problem.sentence);
// It goes on trying for as long as it takes.
const waits = part === "worker" && problem?.mayPass === true;
if (waits) console.error("The worker waits for the database.");
process.exit(problem && !waits ? 1 : 0);

/** Node itself only warns of a file it cannot use, and goes on without it. */
function certificateProblems(): string[] {
  const file = process.env.NODE_EXTRA_CA_CERTS;
  if (!file) return [];
  try {
    accessSync(file, constants.R_OK);
  } catch {
    return [`NODE_EXTRA_CA_CERTS names ${file}, which can’t be read.`];
  }
  if (readFileSync(file, "utf8").includes("-----BEGIN CERTIFICATE-----")) return [];
  return [`NODE_EXTRA_CA_CERTS names ${file}, which holds no certificate in PEM format.`];
}
