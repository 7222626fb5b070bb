import { closeDatabase } from "@/db/client";
import { setupAddress, setupCode } from "@/lib/setup/code";
import { isEmptyInstallation } from "@/lib/setup/queries";

// Nothing is printed once somebody has an account.
if (await isEmptyInstallation()) console.log(`${setupAddress()}\n${setupCode()}`);
await closeDatabase();
