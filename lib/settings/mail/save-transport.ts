import { eq, sql } from "drizzle-orm";
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
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

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
    if (changes.length === 0) return [];
    await tx
      .update(mailSettings)
      .set({ ...set, updatedAt: sql`now()` })
      .where(eq(mailSettings.shopId, actor.shopId));
    await recordChanges(tx, actor, changes);
    return changes;
  });
}

/** The shop's mail settings, locked until the transaction ends. */
export async function lockMailSettings(tx: Tx, shopId: string): Promise<Row> {
  const [row] = await tx
    .select()
    .from(mailSettings)
    .where(eq(mailSettings.shopId, shopId))
    .for("update");
  if (!row) throw new Error("A shop without mail settings.");
  return row;
}

function merge(one: Change, other: Change): Change {
  return { set: { ...one.set, ...other.set }, changes: [...one.changes, ...other.changes] };
}

function plain(before: Row, input: TransportInput): Change {
  const { fromAddress } = input;
  const transport = input.transport === "installation" ? before.transport : input.transport;
  const changes: LoggedChange[] = [];
  if (before.transport !== transport) {
    changes.push({ setting: "mail.transport", from: before.transport, to: transport });
  }
  if (before.fromAddress !== fromAddress) {
    changes.push({ setting: "mail.fromAddress", from: before.fromAddress, to: fromAddress });
  }
  return { set: { transport, fromAddress }, changes };
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
