import { directUrl } from "@/db/driver-options";
import { AddressProblem, readDatabaseAddress } from "@/lib/base/database-address";
import { env, envProblems } from "@/lib/base/env";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { OperatorProblem } from "@/lib/base/operator-problem";
import { explainDatabaseFailure } from "@/lib/setup/database-failures";
import { explainFailure } from "@/scripts/failures.mjs";

/** The sentence about what ends a program, where its operator can do something about it. */
function explain(error: unknown): string | undefined {
  if (error instanceof OperatorProblem) return error.message.replace(/\.?$/, ".");
  // Without a configuration there is no database to speak of, and the error names what is missing.
  const problems = envProblems();
  if (problems.length > 0) return problems.join("\n");
  const variable = env().DATABASE_DIRECT_URL ? "DATABASE_DIRECT_URL" : "DATABASE_URL";
  const address = readDatabaseAddress(directUrl());
  if (error instanceof AddressProblem) return `${variable} ${error.message}.`;
  return explainDatabaseFailure(error, address, variable) ?? explainFailure(error);
}

/** Has a program that runs to its end say what ends it sooner in one sentence, with exit code 1. First thing it does. */
export function explainFailures(): void {
  surviveLostConnections(explain);
}
