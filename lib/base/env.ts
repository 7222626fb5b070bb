import { z } from "zod";

/** A secret is at least 32 random bytes, written as base64. */
const secret = z
  .string("is missing")
  .refine(
    (value) => Buffer.from(value, "base64").length >= 32,
    "must be 32 random bytes in base64",
  );

const schema = z.object({
  // Only `npm run dev` sets another.
  NODE_ENV: z.enum(["development", "test", "production"]).catch("production"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" }),
  DATABASE_DIRECT_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" })
    .optional(),
  // Who owns the tables and changes the schema; the application itself does where it is missing.
  DATABASE_MIGRATE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" })
    .optional(),
  ALLOW_NEWER_DATABASE: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  // Where the launcher runs the included PostgreSQL, it says where its data are.
  EMBEDDED_DATA_DIR: z.string().optional(),
  DATABASE_POOL: z.coerce.number("must be a number").int().min(1).max(200).default(20),
  APP_URL: z
    .url({ protocol: /^https?$/, error: "must be the http(s) address people use" })
    .transform((value) => new URL(value).origin),
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
  // Keeps every email in the Outbox, whatever else is set.
  MAIL: z.enum(["outbox"], "must be outbox, or left out").optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// address" })
    .optional(),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_WEBHOOK_SECRET: z.string().min(1).optional(),
  MAIL_FROM: z.email("must be a plain email address").optional(),
  // Ports that a shop's own mail server may have: those of mail alone, unless the operator allows any.
  SMTP_ANY_PORT: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  TRUST_PROXY: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  API_LIMIT_PER_MINUTE: z.coerce.number("must be a number").int().min(1).default(6000),
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

/** One sentence per missing or weak setting; an empty list means the configuration is complete. */
export function envProblems(): string[] {
  const result = schema.safeParse(present());
  if (result.success) return [];
  return result.error.issues.map((issue) => `${issue.path.join(".")} ${sentence(issue)}.`);
}

function sentence(issue: z.core.$ZodIssue): string {
  return issue.code === "invalid_type" && issue.input === undefined ? "is missing" : issue.message;
}

/** An empty variable counts as a missing one. */
function present(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
}
