import { cn } from "@/lib/base/cn";
import type { MailView } from "./mail-view";

/** Why a mail was not sent, or what was answered; its words were made elsewhere. */
export function ShownReason({ reason }: { reason: MailView["reason"] }) {
  if (!reason) return null;
  const bad = "max-w-[62ch] text-danger wrap-anywhere";
  return (
    <span className={cn("block text-sm", reason.bad ? bad : "text-muted")}>{reason.text}</span>
  );
}
