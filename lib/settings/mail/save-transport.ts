import { eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { mailSettings } from "@/db/schema";
import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import {
  openResendKey,
  openSmtp,
  type ShopSmtp,
  sealResendKey,
  sealSmtp,
} from "@/lib/mail/credentials";
import { MAIL_PORTS, type TransportInput, writeSmtpAddress } from "@/lib/settings/mail/schema";
import type { LoggedChange } from "@/lib/shops/record-changes";
import { changesBetween, lockRow, saveRow } from "@/lib/shops/save-settings";

type Row = typeof mailSettings.$inferSelect;
type Change = { set: Partial<Row>; changes: LoggedChange[] };

/**
 * Saves how the shop's emails are sent and from which address; returns what changed. A password or key
 * left empty stays, but a password only for the server and user it was given for.
 * For owners alone: whoever chooses the server can read
 * what goes through it, sign-in links among it. Throws `forbidden` for others and `invalid` at `smtpServer`, `smtpPassword` or `resendKey`.
 */
export async function saveTransport(
  actor: MemberActor,
  input: TransportInput,
): Promise<LoggedChange[]> {
  requireRole(actor, "owner");
  return transaction(async (tx) => {
    const before = await lockMailSettings(tx, actor.shopId);
    const { set, changes } = merge(plain(before, input), credentials(before, input));
    // Another way has carried nothing yet.
    if (changes.length > 0) set.verifiedAt = null;
    const where = eq(mailSettings.shopId, actor.shopId);
    await saveRow(tx, actor, mailSettings, { where, set, changes });
    return changes;
  });
}

/** The shop's mail settings, locked until the transaction ends. */
export function lockMailSettings(tx: Tx, shopId: string): Promise<Row> {
  return lockRow(tx, mailSettings, eq(mailSettings.shopId, shopId));
}

function merge(one: Change, other: Change): Change {
  return { set: { ...one.set, ...other.set }, changes: [...one.changes, ...other.changes] };
}

function plain(before: Row, input: TransportInput): Change {
  const { fromAddress } = input;
  const transport = input.transport === "installation" ? before.transport : input.transport;
  const set = { transport, fromAddress };
  return { set, changes: changesBetween("mail", before, set) };
}

function credentials(before: Row, input: TransportInput): Change {
  if (input.transport === "smtp") return smtpChange(before, input);
  if (input.transport === "resend") return resendChange(before, input.resendKey);
  return { set: {}, changes: [] };
}

function smtpChange(before: Row, input: Extract<TransportInput, { transport: "smtp" }>): Change {
  const { password: inAddress, ...address } = input.smtpServer;
  if (env().SMTP_ANY_PORT !== "1" && !MAIL_PORTS.includes(address.port)) {
    throw new AppError("invalid", { fields: { smtpServer: "smtpPort" } });
  }
  const known = before.smtpSealed && openSmtp(before.smtpSealed);
  const password = passwordFor(address, input.smtpPassword || inAddress, known);
  const changes: LoggedChange[] = [];
  const [from, to] = [known ? writeSmtpAddress(known) : null, writeSmtpAddress(address)];
  if (from !== to) changes.push({ setting: "mail.smtpServer", from, to });
  if (password !== (known?.password ?? "")) {
    changes.push({ setting: "mail.smtpPassword", from: null, to: null });
  }
  if (changes.length === 0) return { set: {}, changes };
  return { set: { smtpSealed: sealSmtp({ ...address, password }) }, changes };
}

/** Whoever may change the server must not learn a password by sending it to a server of theirs. */
function passwordFor(
  address: Omit<ShopSmtp, "password">,
  given: string,
  known: ShopSmtp | null,
): string {
  if (!address.user) return "";
  if (given) return given;
  const same =
    known?.host === address.host &&
    known.port === address.port &&
    known.secure === address.secure &&
    known.user === address.user;
  if (same && known.password) return known.password;
  const problem = known?.password ? "smtpPasswordAgain" : "required";
  throw new AppError("invalid", { fields: { smtpPassword: problem } });
}

function resendChange(before: Row, given: string): Change {
  const known = before.resendSealed && openResendKey(before.resendSealed);
  const key = given || known;
  if (!key) throw new AppError("invalid", { fields: { resendKey: "required" } });
  if (key === known) return { set: {}, changes: [] };
  return {
    set: { resendSealed: sealResendKey(key) },
    changes: [{ setting: "mail.resendKey", from: null, to: null }],
  };
}
