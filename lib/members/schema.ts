import { z } from "zod";
import { emailSchema, nameSchema, ticked } from "@/lib/base/schemas";
import { INVITED_ROLES, ROLES } from "@/lib/base/vocabularies";
import { newPasswordSchema } from "@/lib/identity/factors/schema";

/** Days a link in an invitation works. */
export const INVITATION_DAYS = 7;
/** Addresses invited at once. */
const INVITE_MAX = 20;

/** The addresses in one field, each once; of too many so many as to tell. */
export function addressesIn(text: string): string[] {
  return [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ].slice(0, INVITE_MAX + 1);
}

/** Several addresses in one field, apart by lines, commas, semicolons or spaces; each counts once. */
export const inviteSchema = z.object({
  emails: z.preprocess(
    (typed) => (typeof typed === "string" ? addressesIn(typed) : typed),
    z.array(emailSchema, "required").min(1, "required").max(INVITE_MAX, "tooMany"),
  ),
  role: z.enum(INVITED_ROLES, "invalidValue"),
});
export type Invite = z.output<typeof inviteSchema>;

const memberId = z.uuid("unknownMember");

export const invitationSchema = z.object({ invitationId: z.uuid("notFound") });
export const memberSchema = z.object({ memberId });
export const changeRoleSchema = z.object({ memberId, role: z.enum(ROLES, "invalidValue") });
export const makeOwnerSchema = z.object({ memberId, stepDown: ticked });

export const secondFactorSchema = z.object({ secondFactor: ticked });

/** What somebody new gives to take the seat they were offered. */
export const newPersonSchema = z.object({
  token: z.string().default(""),
  name: nameSchema,
  password: newPasswordSchema,
});
export type NewPerson = Omit<z.output<typeof newPersonSchema>, "token">;
