import { z } from "zod";
import { MAIL_RULES_LIMITS, MAIL_TEXT_LIMITS } from "@/lib/base/limits";
import { problem } from "@/lib/base/problem";
import {
  emailSchema,
  lineText,
  longText,
  type Range,
  ticked,
  wholeNumber,
} from "@/lib/base/schemas";

/** Ports that mail servers take mail on. */
export const MAIL_PORTS = [25, 465, 587, 2525];

/** A mail server as it is written, "smtps://user@smtp.example.com:465", in its parts. */
export type SmtpAddress = {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  /** Empty unless it was written into the address. */
  password: string;
};

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/i;

/** The parts of a server's address; null when it is none. A host alone means STARTTLS on port 587. */
export function parseSmtpAddress(written: string): SmtpAddress | null {
  const scheme = written.match(/^([a-z]+):\/\//i)?.[1]?.toLowerCase();
  if (scheme && scheme !== "smtp" && scheme !== "smtps") return null;
  const text = scheme ? written : `smtp://${written}`;
  if (/[\s\\/?#]/.test(text.slice(text.indexOf("//") + 2).replace(/\/$/, ""))) return null;
  if (!URL.canParse(text)) return null;
  const { hostname, port: given, username, password } = new URL(text);
  if (!HOST.test(hostname) || hostname.length > 253) return null;
  const port = Number(given) || (scheme === "smtps" ? 465 : 587);
  const secure = scheme ? scheme === "smtps" : port === 465;
  const [user, secret] = [decode(username), decode(password)];
  if (user === null || secret === null) return null;
  return { host: hostname.toLowerCase(), port, secure, user, password: secret };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The address of a server as it is shown: never with its password. */
export function writeSmtpAddress({ host, port, secure, user }: Omit<SmtpAddress, "password">) {
  const who = user ? `${encodeURIComponent(user).replaceAll("%40", "@")}@` : "";
  return `${secure ? "smtps" : "smtp"}://${who}${host}:${port}`;
}

const secret = z.string("invalidValue").trim().max(500, "lineTooLong");

const smtpServerSchema = z
  .string("invalidValue")
  .trim()
  .max(500, "urlTooLong")
  .transform((written, context) => {
    const address = parseSmtpAddress(written);
    if (address) return address;
    context.addIssue({ code: "custom", message: written ? "smtpAddress" : "required" });
    return z.NEVER;
  });

const fromAddress = z.union([z.literal("").transform(() => null), emailSchema]).nullable();

/** How emails are sent, as a form sends it. What is kept secret may be left empty to stay as it is. */
export const transportSchema = z.discriminatedUnion(
  "transport",
  [
    z.object({
      transport: z.literal("smtp"),
      smtpServer: smtpServerSchema,
      smtpPassword: z.string("invalidValue").max(500, "lineTooLong").default(""),
      fromAddress,
    }),
    z.object({ transport: z.literal("resend"), resendKey: secret.default(""), fromAddress }),
    z.object({ transport: z.literal("outbox"), fromAddress }),
    // The operator has chosen for every shop; only the sender is the shop's.
    z.object({ transport: z.literal("installation"), fromAddress }),
  ],
  "chooseTransport",
);
/** Empty means for ever. */
const keepDays = (range: Range) =>
  z
    .union(
      [z.literal("").transform(() => null), wholeNumber(range, "daysRangeOrEmpty")],
      problem("daysRangeOrEmpty", range),
    )
    .nullable();

const clockTime = z.string("clockTime").regex(/^([01]\d|2[0-3]):[0-5]\d$/, "clockTime");

/** How often and when customers are asked, how long a solve can be undone, and how long things are kept. */
export const mailRulesSchema = z.object({
  budgetDays: wholeNumber(MAIL_RULES_LIMITS.budgetDays, "daysRange"),
  // Left out: it stays.
  lowRatingDays: wholeNumber(MAIL_RULES_LIMITS.lowRatingDays, "daysRange").optional(),
  quietOn: ticked,
  quietFrom: clockTime,
  quietTo: clockTime,
  undoSeconds: wholeNumber(MAIL_RULES_LIMITS.undoSeconds, "secondsRange"),
  keepMailDays: keepDays(MAIL_RULES_LIMITS.keepMailDays),
  keepVisitDays: keepDays(MAIL_RULES_LIMITS.keepVisitDays),
});
export type MailRules = z.output<typeof mailRulesSchema>;

/** The secret that Resend signs its reports with. */
export const webhookSchema = z.object({
  webhookSecret: z
    .string("webhookSecret")
    .trim()
    .regex(/^whsec_[A-Za-z0-9+/]{16,200}={0,2}$/, "webhookSecret"),
});

const orNull = (text: string) => text || null;
const line = (limit: { maxLength: number }) =>
  z.string("invalidValue").pipe(lineText(limit)).transform(orNull).nullable().default(null);

/** A shop's words in one kind of mail; empty is our default. */
export const shopTextSchema = z.object({
  subject: line(MAIL_TEXT_LIMITS.subject),
  heading: line(MAIL_TEXT_LIMITS.heading),
  paragraph: longText(MAIL_TEXT_LIMITS.paragraph).transform(orNull).nullable().default(null),
});

export type TransportInput = z.output<typeof transportSchema>;
