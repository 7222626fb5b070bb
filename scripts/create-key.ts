import { parseArgs } from "node:util";
import { z } from "zod";
import { closeDatabase, transaction } from "@/db/client";
import { AppError } from "@/lib/base/errors";
import { SCOPES } from "@/lib/base/vocabularies";
import { texts } from "@/lib/i18n/texts";
import { createApiKey } from "@/lib/identity/access/api-keys";
import { explainFailures } from "@/lib/setup/explain-failure";
import { refuseTakenName } from "@/lib/shops/keys/make-api-key";
import { shopCalled } from "@/lib/shops/shop-called";

explainFailures();

const USAGE = `Makes an API key for a shop and prints it, once.

npm run create-key -- --shop "Holm & Hazel" --name "Shop system" --scopes read,write
Scopes: read, write, ratings (rates on a customer's behalf), admin (read and write).
`;

const { values } = parseArgs({
  options: { shop: { type: "string" }, name: { type: "string" }, scopes: { type: "string" } },
});
const schema = z.object({
  shop: z.string(),
  name: z.string().trim().min(1).max(100),
  scopes: z
    .string()
    .transform((list) => list.split(","))
    .pipe(z.array(z.enum(SCOPES)).min(1)),
});

const parsed = schema.safeParse(values);
if (!parsed.success) {
  console.error(USAGE);
  process.exit(1);
}
const { shop: shopName, name, scopes } = parsed.data;
const shop = await shopCalled(shopName);
const key = await transaction(async (tx) => {
  await refuseTakenName(tx, shop.id, name);
  return createApiKey(tx, { shopId: shop.id, name, scopes });
}).catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(
    `There is already a key called “${name}”. Revoke it first, or choose another name.`,
  );
  process.exit(1);
});
console.log(texts("en", "shops")("keyCreated", { name, shop: shop.name }));
console.log(key);
await closeDatabase();
