import { z } from "zod";
import { noteBodySchema, titleSchema } from "@/lib/updates/schema";

export const replySchema = z.object({ body: noteBodySchema });

export const newConversationSchema = z.object({ title: titleSchema, body: noteBodySchema });
