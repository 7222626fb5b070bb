"use server";

import { AppError } from "@/lib/base/errors";
import { countHit, type Limit } from "@/lib/http/limits";
import { readNpsLink } from "@/lib/identity/access/nps-links";
import { customerAction } from "@/lib/identity/gates/define-action";
import { commentAnswer } from "@/lib/nps/answer/comment-answer";
import { commentSchema } from "@/lib/nps/answer/schema";

const COMMENTS_PER_LINK: Limit = { name: "nps-comment", max: 20, seconds: 60 };

/** "Send comment" after an answer. */
export const sendComment = customerAction({
  async who({ token = "" }) {
    const link = await readNpsLink(token);
    if (link.state === "expired") throw new AppError("expired");
    if (link.state !== "answered") throw new AppError("not_found");
    return link;
  },
  count: ({ linkId }) => countHit(COMMENTS_PER_LINK, linkId),
  input: commentSchema,
  run: ({ actor }, { comment }) => commentAnswer(actor, comment),
});
