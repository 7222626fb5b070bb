"use server";

import { z } from "zod";
import { idSchema, submissionIdSchema } from "@/lib/base/schemas";
import { memberAction } from "@/lib/identity/gates/define-action";
import { takeUpdate } from "@/lib/updates/home/take-update";

const takeSchema = z.object({ updateId: idSchema, submissionId: submissionIdSchema });

/** Takes an update nobody has; the lists are read anew either way. */
export const take = memberAction({
  input: takeSchema,
  run: takeUpdate,
});
