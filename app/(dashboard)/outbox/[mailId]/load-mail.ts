import { cache } from "react";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { pageMember } from "@/lib/identity/gates/session";
import { getMail } from "@/lib/outbox/get-mail";

/** The gate and the mail of its page; read once for the page and its title. */
export const loadMail = cache(async (value: string) => {
  const member = await pageMember(`/outbox/${encodeURIComponent(value)}`);
  return { member, mail: await orNotFound(getMail(member, pathId(value))) };
});
