import { randomUUID } from "node:crypto";
import type { MemberActor, Role } from "@/lib/identity/actor";
import { makeMember } from "@/lib/testing/factories";
import type { Call } from "@/lib/testing/server-actions";
import { cookieOf } from "@/lib/testing/visitors";

/** The shop whose rows the calls are about. */
export type House = { shopId: string; owner: MemberActor };

/** A call that must succeed, made from fresh rows of the shop. */
export type Control = (house: House) => Promise<ControlledCall>;

export type ControlledCall = Call & {
  /** It reads, or keeps what it changes in a cookie: no row may differ afterwards. */
  writesNothing?: true;
  /** The tables it writes to also when its form is sent a second time. */
  everyTime?: string[];
  /** How success shows where the answer has no status. */
  says?: RegExp;
  /** The same call with the proof of somebody else in it; it must be refused. */
  forged?: Partial<Call>;
};

export type Controls = Record<string, Control>;

/** Calls a form as somebody with a seat made for the occasion; its fields may depend on who that is. */
export function by(
  role: Role,
  fields: (house: House, actor: MemberActor) => Promise<Call["fields"]> | Call["fields"],
  more: Omit<ControlledCall, "cookie" | "fields"> = {},
): Control {
  return async (house) => {
    const actor = await makeMember(house.shopId, role, "Noor Haddad");
    const sent = await fields(house, actor);
    return { cookie: await cookieOf(actor), fields: sent, ...more };
  };
}

/** A form's own id. */
export const once = () => ({ submissionId: randomUUID() });
/** A name that nothing else has. */
export const unused = (word: string) => `${word} ${randomUUID().slice(0, 8)}`;
