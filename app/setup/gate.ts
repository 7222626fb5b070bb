import { redirect } from "next/navigation";
import type { MemberActor } from "@/lib/identity/actor";
import { pageMember } from "@/lib/identity/gates/session";
import { readSetup, type Setup } from "@/lib/setup/queries";
import { STEP_PATH, type Step } from "@/lib/setup/schema";

/** The gate of the guide's steps: only the shop's owner. */
export async function setupOwner(step: Step): Promise<{ owner: MemberActor; setup: Setup }> {
  const owner = await pageMember(STEP_PATH[step]);
  if (owner.role !== "owner") redirect("/home");
  return { owner, setup: await readSetup(owner) };
}
