import { z } from "zod";
import { cursorSchema, idSchema, lineText, searchText } from "@/lib/base/schemas";
import { TOPICS } from "@/lib/base/vocabularies";
import { typedTagsSchema } from "@/lib/orders/customer-tags";

/** The list's search, as in the URL; odd values count as none. */
export const customerListSchema = z.object({
  q: searchText,
  cursor: cursorSchema,
});

export const recordOptOutSchema = z.object({
  customerId: idSchema,
  topic: z.enum(TOPICS, "invalidValue"),
});

export const saveTagsSchema = z.object({ customerId: idSchema, tags: typedTagsSchema });

export const eraseCustomerSchema = z.object({
  customerId: idSchema,
  confirmation: lineText(200, "lineTooLong").refine((words) => words !== "", "required"),
});

/** The forms a person's data is handed out in. */
export const EXPORT_FORMATS = ["json", "html"] as const;
