import { closeDatabase } from "@/db/client";
import { env } from "@/lib/base/env";
import { explainFailures } from "@/lib/setup/explain-failure";
import { reencrypt } from "@/lib/setup/reencrypt";

explainFailures();
const NUMBER = new Intl.NumberFormat("en");
const TELL_EVERY_MS = 5000;
let toldAt = Date.now();

const { rewritten, unreadable } = await reencrypt({
  onProgress: (sum, where) => {
    if (Date.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = Date.now();
    console.log(`${where}: ${NUMBER.format(sum.rewritten)} values rewritten so far`);
  },
});
console.log(`${NUMBER.format(rewritten)} values were rewritten with the current APP_KEY.`);
if (unreadable > 0) {
  console.error(
    `${NUMBER.format(unreadable)} values can be opened with none of the keys given and were left as they are. If you have another old key, add it to APP_KEY_OLD and run this again.`,
  );
  process.exitCode = 1;
} else if (env().APP_KEY_OLD.length > 0) {
  console.log("Everything stored opens with APP_KEY alone: APP_KEY_OLD can be deleted.");
}
await closeDatabase();
