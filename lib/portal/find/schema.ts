import { z } from "zod";
import { emailSchema, lineText } from "@/lib/base/schemas";
import { plainNumber } from "@/lib/orders/order-number";

/** "Find my order": what stands in the confirmation mail. */
export const findOrderSchema = z.object({
  // As it was pasted, with whatever stands around it.
  number: lineText(100, "lineTooLong").refine((text) => plainNumber(text) !== "", "required"),
  email: z
    .string()
    .refine((email) => email.trim() !== "", "required")
    .pipe(emailSchema),
});

export type FindOrder = z.output<typeof findOrderSchema>;
