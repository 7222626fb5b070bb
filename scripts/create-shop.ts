import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { closeDatabase, transaction } from "@/db/client";
import { AppError } from "@/lib/base/errors";
import { PASSWORD_LIMITS } from "@/lib/base/limits";
import { emailSchema, httpUrlSchema } from "@/lib/base/schemas";
import { isTimeZone } from "@/lib/base/time";
import { fieldTexts } from "@/lib/i18n/error-texts";
import { texts } from "@/lib/i18n/texts";
import { requireGoodPassword } from "@/lib/identity/factors/require-good-password";
import { newPasswordSchema } from "@/lib/identity/factors/schema";
import { readInstallationMail } from "@/lib/mail/installation-mail";
import { addMember, createShop } from "@/lib/shops/create-shop";
import { newShopTexts } from "@/lib/shops/new-shop-texts";

const LENGTH = PASSWORD_LIMITS.password;
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const { values } = parseArgs({
  options: {
    shop: { type: "string" },
    url: { type: "string" },
    email: { type: "string" },
    name: { type: "string" },
    "reply-to": { type: "string" },
    "time-zone": { type: "string", default: OWN_ZONE },
  },
});

const USAGE = `Creates a shop and its first owner. The password is asked for, or read from standard input.

npm run create-shop -- --shop "Holm & Hazel" --url https://holm-hazel.example \\
  --name "Ida Lindqvist" --email ida@holm-hazel.example [--reply-to hello@…] [--time-zone Europe/Copenhagen]
`;

const schema = z.object({
  shop: z.string().trim().min(1).max(100),
  url: httpUrlSchema,
  email: emailSchema,
  name: z.string().trim().min(1).max(100),
  "reply-to": emailSchema.optional(),
  "time-zone": z.string().refine(isTimeZone),
});

async function askPassword(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const password = await lines.question(`Password (at least ${LENGTH.minLength} characters): `);
  lines.close();
  return password;
}

const parsed = schema.safeParse(values);
if (!parsed.success) {
  const fields = parsed.error.issues.map((issue) => `--${issue.path.join(".")}`);
  console.error(`${USAGE}\nMissing or not valid: ${[...new Set(fields)].join(", ")}.`);
  process.exit(1);
}
const input = parsed.data;
const password = await askPassword();
if (!newPasswordSchema.safeParse(password).success) {
  console.error(`The password must have ${LENGTH.minLength} to ${LENGTH.maxLength} characters.`);
  process.exit(1);
}
const owner = { email: input.email, shops: [input.shop] };
await requireGoodPassword(password, owner).catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(Object.values(fieldTexts("en", error.fields ?? {})).join("\n"));
  process.exit(1);
});
await transaction(async (tx) => {
  const shopId = await createShop(tx, {
    name: input.shop,
    siteUrl: input.url,
    replyTo: input["reply-to"] ?? input.email,
    timeZone: input["time-zone"],
    ...newShopTexts("en"),
  });
  await addMember(tx, { shopId, email: input.email, name: input.name, role: "owner", password });
});
console.log(
  texts("en", "shops")("created", {
    shop: input.shop,
    timeZone: input["time-zone"],
    email: input.email,
  }),
);
if (!(await readInstallationMail())) {
  console.log(
    "Sign-in links and invitations aren’t sent yet: set SMTP_URL or RESEND_API_KEY (docs/operations.md, Email).",
  );
}
await closeDatabase();
