"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { z } from "zod";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { countHit, type Limit } from "@/lib/http/limits";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import type { MemberActor, Role } from "@/lib/identity/actor";
import { runForm } from "@/lib/identity/gates/action";
import { enter } from "@/lib/identity/gates/enter";
import { rememberShop } from "@/lib/identity/gates/remember-shop";
import {
  actionAccount,
  actionFresh,
  actionMember,
  clientAddress,
} from "@/lib/identity/gates/session";
import { acceptAsNewPerson, acceptInvitation } from "@/lib/members/accept-invitation";
import { changeRole, makeOwner } from "@/lib/members/change-role";
import { deactivateMember, leaveShop, reactivateMember } from "@/lib/members/deactivate-member";
import { inviteMembers, resendInvitation, revokeInvitation } from "@/lib/members/invite-members";
import {
  addressesIn,
  changeRoleSchema,
  invitationSchema,
  inviteSchema,
  makeOwnerSchema,
  memberSchema,
  newPersonSchema,
} from "@/lib/members/schema";

type Words = ReturnType<typeof texts<"members">>;

/** Gate, parse, verb; then every page is read again and says what was done. */
async function run<S extends z.ZodType>(
  form: FormData,
  schema: S,
  work: (actor: MemberActor, input: z.output<S>, t: Words) => Promise<string | undefined>,
  role: Role = "admin",
): Promise<FormState> {
  const t = texts(await getLocale(), "members");
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, role);
    return { message: await work(actor, parse(schema, formFields(form)), t) };
  });
  revalidatePath("/", "layout");
  return state;
}

export async function invite(_: FormState, form: FormData): Promise<FormState> {
  const state = await run(form, inviteSchema, async (actor, input, t) => {
    const emails = await inviteMembers(actor, input);
    return t("invited", { count: emails.length });
  });
  return state.fields ? nameAddresses(state, form) : state;
}

/** One sentence for the field, naming the address that is wrong. */
async function nameAddresses(state: FormState, form: FormData): Promise<FormState> {
  const t = texts(await getLocale(), "members");
  const list = addressesIn(String(form.get("emails") ?? ""));
  const lines = Object.entries(state.fields ?? {}).map(([path, problem]) => {
    const [name, place] = path.split(".");
    const address = name === "emails" && place ? list[Number(place)] : undefined;
    return [name, address ? t("wrongAddress", { address, problem }) : problem];
  });
  return { ...state, fields: Object.fromEntries(lines.reverse()) };
}

export async function resend(_: FormState, form: FormData): Promise<FormState> {
  return run(form, invitationSchema, async (actor, input, t) =>
    t("resent", { email: await resendInvitation(actor, input) }),
  );
}

export async function revoke(_: FormState, form: FormData): Promise<FormState> {
  return run(form, invitationSchema, async (actor, input, t) =>
    t("revoked", { email: await revokeInvitation(actor, input) }),
  );
}

export async function setRole(_: FormState, form: FormData): Promise<FormState> {
  return run(form, changeRoleSchema, async (actor, input) => {
    await changeRole(actor, input);
    return undefined;
  });
}

export async function giveOwnership(_: FormState, form: FormData): Promise<FormState> {
  return run(
    form,
    makeOwnerSchema,
    async (actor, input) => {
      await actionFresh();
      await makeOwner(actor, input);
      return undefined;
    },
    "owner",
  );
}

export async function deactivate(_: FormState, form: FormData): Promise<FormState> {
  return run(form, memberSchema, async (actor, input, t) =>
    t("deactivated", { count: await deactivateMember(actor, input) }),
  );
}

export async function reactivate(_: FormState, form: FormData): Promise<FormState> {
  return run(form, memberSchema, async (actor, input) => {
    await reactivateMember(actor, input);
    return undefined;
  });
}

/** Leaves the shop and goes to another of one's shops, or to the page for people without one. */
export async function leave(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    await leaveShop(await actionMember(form));
    revalidatePath("/", "layout");
    redirect("/");
  });
}

/** Tries at an invitation's forms from one address; the token itself cannot be guessed. */
const PER_ADDRESS: Limit = { name: "invitation-accept", max: 30, seconds: 15 * 60 };

/** Takes an offered seat with the account signed in. */
export async function accept(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    await countHit(PER_ADDRESS, await clientAddress());
    const actor = await actionAccount();
    const { shopId } = await acceptInvitation(actor, formFields(form).token ?? "");
    await rememberShop(shopId);
    revalidatePath("/", "layout");
    redirect("/");
  });
}

/** Takes an offered seat as somebody new, and signs them in. */
export async function join(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    await countHit(PER_ADDRESS, await clientAddress());
    const { token = "", ...fields } = formFields(form);
    const person = parse(newPersonSchema, fields);
    const { accountId, shopId } = await acceptAsNewPerson(token, person);
    await enter(accountId, "invitation");
    await rememberShop(shopId);
    redirect("/");
  });
}
