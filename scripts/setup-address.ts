import { closeDatabase } from "@/db/client";
import { setupAddress, setupCode } from "@/lib/setup/code";
import { explainFailures } from "@/lib/setup/explain-failure";
import { isEmptyInstallation } from "@/lib/setup/queries";

explainFailures();

// Nothing is printed once somebody has an account.
if (await isEmptyInstallation()) console.log(`${setupAddress()}\n${setupCode()}`);
await closeDatabase();
