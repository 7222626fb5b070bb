import { parseArgs } from "node:util";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { closeDatabase, transaction } from "@/db/client";
import { members } from "@/db/schema";
import { brokenConstraint } from "@/lib/base/broken-constraint";
import { emailSchema, nameSchema } from "@/lib/base/schemas";
import { newToken } from "@/lib/base/tokens";
import { ROLES } from "@/lib/base/vocabularies";
import { texts } from "@/lib/i18n/texts";
import { createAccountLink } from "@/lib/identity/account/account-links";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import { explainFailures } from "@/lib/setup/explain-failure";
import { addMember } from "@/lib/shops/create-shop";
import { shopCalled } from "@/lib/shops/shop-called";

explainFailures();

const USAGE = `Adds somebody to a shop's team and prints a link that signs them in once, within 15 minutes. For when no mail goes out.

npm run add-member -- --shop "Holm & Hazel" --email mette@holm-hazel.example --name "Mette Krogh" [--role agent]
Roles: ${ROLES.join(", ")}.
`;

const { values } = parseArgs({
  options: {
    shop: { type: "string" },
    email: { type: "string" },
    name: { type: "string" },
    role: { type: "string", default: "agent" },
  },
});
const parsed = z
  .object({ shop: z.string(), email: emailSchema, name: nameSchema, role: z.enum(ROLES) })
  .safeParse(values);
if (!parsed.success) {
  console.error(USAGE);
  process.exit(1);
}
const { shop: shopName, ...person } = parsed.data;
const shop = await shopCalled(shopName);
const url = await transaction(async (tx) => {
  // Nobody learns this password: they sign in by the link, and choose one of their own.
  const id = await addMember(tx, { shopId: shop.id, ...person, password: newToken() });
  const [seat] = await tx.select().from(members).where(eq(members.id, id));
  if (!seat) throw new Error("The member was not stored.");
  const { accountId } = seat;
  await recordAccountEvent(tx, { accountId, type: "seat.taken", data: { operator: true } });
  return createAccountLink(tx, { accountId, purpose: "sign_in" });
}).catch((error: unknown) => {
  if (brokenConstraint(error) !== "members_account") throw error;
  console.error(`${person.email} is or was on the team already: see Settings → Team.`);
  process.exit(1);
});
console.log(texts("en", "auth")("operatorLink", { email: person.email, minutes: 15 }));
console.log(url);
await closeDatabase();
