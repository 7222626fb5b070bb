import { parseArgs } from "node:util";
import { eq } from "drizzle-orm";
import { closeDatabase, database, transaction } from "@/db/client";
import { accounts } from "@/db/schema";
import { texts } from "@/lib/i18n/texts";
import { createAccountLink } from "@/lib/identity/account/account-links";
import { deleteTwoFactor } from "@/lib/identity/account-factors/two-factor";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import { explainFailures } from "@/lib/setup/explain-failure";

explainFailures();

const USAGE = `Prints a link that signs a team member in once, within 15 minutes. For when no mail goes out.

npm run sign-in-link -- --email ida@holm-hazel.example [--without-codes]
--without-codes also switches off two-factor authentication, for somebody who lost phone and recovery codes.
`;

const { values } = parseArgs({
  options: { email: { type: "string" }, "without-codes": { type: "boolean", default: false } },
});
const email = values.email?.trim().toLowerCase();
if (!email) {
  console.error(USAGE);
  process.exit(1);
}
const [account] = await database().select().from(accounts).where(eq(accounts.email, email));
if (!account) {
  console.error(`No account uses ${email}.`);
  process.exit(1);
}
const accountId = account.id;
const url = await transaction(async (tx) => {
  const data = { purpose: "sign_in", operator: true };
  const link = await createAccountLink(tx, { accountId, purpose: "sign_in" });
  await recordAccountEvent(tx, { accountId, type: "link.asked", data });
  if (values["without-codes"] && (await deleteTwoFactor(tx, accountId))) {
    await recordAccountEvent(tx, { accountId, type: "totp.off", data: { operator: true } });
  }
  return link;
});
console.log(texts("en", "auth")("operatorLink", { email, minutes: 15 }));
console.log(url);
await closeDatabase();
