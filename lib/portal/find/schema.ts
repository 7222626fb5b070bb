import { z } from "zod";
import { emailSchema, lineText } from "@/lib/base/schemas";

/** An order's number as people write it, "#10482" or "10 482", without what they add to it. */
export function plainNumber(number: string): string {
  return number.replace(/[#\s]/g, "").toLowerCase();
}

/** "Find my order": what stands in the confirmation mail. */
export const findOrderSchema = z.object({
  number: lineText(50, "lineTooLong")
    .transform(plainNumber)
    .refine((number) => number !== "", "required"),
  email: z
    .string()
    .refine((email) => email.trim() !== "", "required")
    .pipe(emailSchema),
});

export type FindOrder = z.output<typeof findOrderSchema>;
