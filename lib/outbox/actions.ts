"use server";

import { z } from "zod";
import { idSchema } from "@/lib/base/schemas";
import { texts } from "@/lib/i18n/texts";
import { memberAction } from "@/lib/identity/gates/define-action";
import { sendAgain, sendAllAgain } from "@/lib/outbox/send-again";

/** "Send again", on a mail that failed. */
export const sendMailAgain = memberAction({
  input: z.object({ mailId: idSchema }),
  run: (actor, { mailId }) => sendAgain(actor, mailId),
  say: (_, __, locale) => texts(locale, "outbox")("queued"),
});

/** "Send all again": every mail of the shop that failed. */
export const sendAllMailsAgain = memberAction({
  role: "admin",
  input: z.object({}),
  run: (actor) => sendAllAgain(actor),
  say: (count, _, locale) => texts(locale, "outbox")("allQueued", { count }),
});
