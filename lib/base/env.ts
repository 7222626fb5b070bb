import { z } from "zod";
import { AddressProblem, readDatabaseAddress } from "@/lib/base/database-address";
import { isNearly } from "@/lib/base/nearly";

/** A secret is at least 32 random bytes, written as base64. */
const secret = z
  .string("is missing")
  .refine(
    (value) => Buffer.from(value, "base64").length >= 32,
    "must be 32 random bytes in base64",
  );

/** The text stays as it is: drivers get their options from a reader of its own. */
const databaseAddress = z.string("is missing").superRefine((value, context) => {
  try {
    readDatabaseAddress(value);
  } catch (error) {
    if (!(error instanceof AddressProblem)) throw error;
    context.addIssue({ code: "custom", message: error.message });
  }
});

const count = (max: number) => {
  const told = `must be a whole number from 1 to ${max}`;
  return z.coerce.number(told).int(told).min(1, told).max(max, told);
};

const isSwitch = z.enum(["0", "1"], "must be 0 or 1").default("0");

/** As the browser's origin: without a path, because Starloop's pages stand at the top of their host. */
const appUrl = z
  .url({ protocol: /^https?$/, error: "must be the http(s) address people use" })
  .refine(isBareAddress, "must be an address without a path, such as https://help.example.com")
  .transform((value) => new URL(value).origin);

function isBareAddress(value: string): boolean {
  if (!URL.canParse(value)) return true;
  const { pathname, search, hash, username, password } = new URL(value);
  return pathname === "/" && `${search}${hash}${username}${password}` === "";
}

const smtpAddress = z
  .url({
    protocol: /^smtps?$/,
    error:
      "must be an smtp:// or smtps:// address (in a password, write : as %3A, / as %2F, @ as %40)",
  })
  .refine(isDecodable, "has a % that must be written as %25");

function isDecodable(value: string): boolean {
  if (!URL.canParse(value)) return true;
  const { username, password } = new URL(value);
  try {
    return decodeURIComponent(username + password).length >= 0;
  } catch {
    return false;
  }
}

/** AES keys: Next reads this one itself, and fails at the first form otherwise. */
const actionsKey = z
  .string()
  .refine(
    (value) => [16, 24, 32].includes(Buffer.from(value, "base64").length),
    "must be 32 random bytes in base64",
  );

const schema = z.object({
  // Only `npm run dev` sets another.
  NODE_ENV: z.enum(["development", "test", "production"]).catch("production"),
  DATABASE_URL: databaseAddress,
  DATABASE_DIRECT_URL: databaseAddress.optional(),
  // Who owns the tables and changes the schema; the application itself does where it is missing.
  DATABASE_MIGRATE_URL: databaseAddress.optional(),
  ALLOW_NEWER_DATABASE: isSwitch,
  // Where the launcher runs the included PostgreSQL, it says where its data are.
  EMBEDDED_DATA_DIR: z.string().optional(),
  DATABASE_POOL: count(200).default(20),
  APP_URL: appUrl,
  AUTH_SECRET: secret,
  APP_KEY: secret,
  // Former keys that still open what they have sealed, separated by commas.
  APP_KEY_OLD: z
    .string()
    .default("")
    .transform((value) =>
      value
        .split(",")
        .map((key) => key.trim())
        .filter(Boolean),
    )
    .pipe(z.array(secret)),
  CRON_SECRET: secret,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey.optional(),
  // Keeps every email in the Outbox, whatever else is set.
  MAIL: z.enum(["outbox"], "must be outbox, or left out").optional(),
  SMTP_URL: smtpAddress.optional(),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_WEBHOOK_SECRET: z.string().min(1).optional(),
  MAIL_FROM: z.email("must be a plain email address").optional(),
  // Ports that a shop's own mail server may have: those of mail alone, unless the operator allows any.
  SMTP_ANY_PORT: isSwitch,
  // Whether every host below that of APP_URL speaks HTTPS as well.
  HSTS_SUBDOMAINS: isSwitch,
  // Whether what a shop types may lead to this machine and the networks around it.
  ALLOW_PRIVATE_ADDRESSES: isSwitch,
  TRUST_PROXY: isSwitch,
  API_LIMIT_PER_MINUTE: count(1_000_000_000).default(6000),
});

export type Env = z.infer<typeof schema>;

let cached: Env | undefined;

/** The checked configuration. Throws one line per problem; `npm start` shows them before anything runs. */
export function env(): Env {
  cached ??= readEnv();
  return cached;
}

/** For tests that run against several databases one after the other. */
export function forgetEnv(): void {
  cached = undefined;
}

function readEnv(): Env {
  const problems = envProblems();
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return schema.parse(present());
}

/** Variables of the launcher and of Node, which stand in no schema. */
const OTHERS = ["PORT", "HOST", "DATA_DIR", "NODE_EXTRA_CA_CERTS"];
/** In a shorter name a letter more or less makes another word. */
const SHORTEST = 6;

/**
 * One sentence per variable whose name is nearly one of ours that is not set, and would be passed over
 * in silence. Whoever means another program's sets ours as well, if only to nothing.
 */
export function misspeltVariables(
  environment: Record<string, string | undefined> = process.env,
): string[] {
  const ours = [...Object.keys(schema.shape), ...OTHERS];
  const unset = ours.filter((name) => environment[name] === undefined);
  return Object.keys(environment).flatMap((name) => {
    const isOurs = name.length < SHORTEST || ours.includes(name);
    const meant = isOurs ? undefined : unset.find((one) => isNearly(name, one));
    return meant
      ? `${name} is no variable of Starloop’s: did you mean ${meant}? (If it is another program’s, set ${meant} to nothing.)`
      : [];
  });
}

/** One sentence per missing or weak setting; an empty list means the configuration is complete. */
export function envProblems(): string[] {
  const given = present();
  const result = schema.safeParse(given);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `${name} ${given[name] === undefined ? "is missing" : message}.`;
  });
}

/** An empty variable counts as a missing one. */
function present(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
}
