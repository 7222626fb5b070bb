import { z } from "zod";
import { nameSchema } from "@/lib/base/schemas";
import { SCOPES } from "@/lib/base/vocabularies";

/** After how many days a key may be set to end. */
export const KEY_DAYS = [30, 90, 365];

/** A new API key as its form sends it. Messages are keys of the catalogue's `errors`. */
export const newKeySchema = z.object({
  name: nameSchema,
  scopes: z
    .array(z.enum(SCOPES, "invalidValue"))
    .transform((scopes) => [...new Set(scopes)])
    .refine((scopes) => scopes.length > 0, "chooseScope"),
  memberId: z.union([z.literal("").transform(() => null), z.uuid("unknownMember")]).nullable(),
  // Left out or empty: until it is revoked.
  days: z
    .union(
      [z.literal("").transform(() => null), z.enum(KEY_DAYS.map(String)).transform(Number)],
      "invalidValue",
    )
    .nullish(),
});
export type NewKey = z.output<typeof newKeySchema>;

export const keySchema = z.object({ keyId: z.uuid("notFound") });
