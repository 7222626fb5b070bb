"use server";

import { refresh } from "next/cache";
import { AppError } from "@/lib/base/errors";
import { formFields } from "@/lib/http/form-fields";
import { countHit, type Limit } from "@/lib/http/limits";
import { parse } from "@/lib/http/parse";
import { readNpsLink } from "@/lib/identity/access/nps-links";
import { runForm } from "@/lib/identity/gates/action";
import { commentAnswer } from "@/lib/nps/answer/comment-answer";
import { commentSchema } from "@/lib/nps/answer/schema";
import type { CustomerForm } from "@/lib/portal/schema";

const COMMENTS_PER_LINK: Limit = { name: "nps-comment", max: 20, seconds: 60 };

/** "Send comment" after an answer. */
export async function sendComment(_before: CustomerForm, form: FormData): Promise<CustomerForm> {
  return runForm(form, async () => {
    const fields = formFields(form);
    const link = await readNpsLink(fields.token ?? "");
    if (link.state === "expired") throw new AppError("expired");
    if (link.state !== "answered") throw new AppError("not_found");
    await countHit(COMMENTS_PER_LINK, link.linkId);
    const { comment } = parse(commentSchema, fields);
    await commentAnswer(link.actor, comment);
    refresh();
    return undefined;
  });
}
