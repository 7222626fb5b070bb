import { z } from "zod";
import { noteBodySchema } from "@/lib/updates/schema";

export const replySchema = z.object({ body: noteBodySchema });
