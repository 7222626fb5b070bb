import { z } from "zod";
import type { FormState } from "@/lib/http/form-state";
import { noteBodySchema } from "@/lib/updates/schema";

export const replySchema = z.object({ body: noteBodySchema });

/** A form's state that may name the page to go on to. */
export type CustomerForm = FormState & { goTo?: string };
