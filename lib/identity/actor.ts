import type { ROLES, SCOPES } from "@/lib/base/vocabularies";

/** Who acts. Only lib/auth makes actors, so a verb that takes one cannot be called without the gate. */
declare const made: unique symbol;
type Made = { readonly [made]: true };

export type Role = (typeof ROLES)[number];
export type Scope = (typeof SCOPES)[number];

/** A team member, in one shop. */
export type MemberActor = Made & {
  kind: "member";
  shopId: string;
  memberId: string;
  accountId: string;
  name: string;
  role: Role;
};

/** A person signed in, whatever seats they hold; for what belongs to the sign-in itself. */
export type AccountActor = Made & {
  kind: "account";
  accountId: string;
  sessionId: string;
};

/** The same person, who proved a moment ago to be it: for what locks others out or lets them in. */
export type FreshActor = AccountActor & { fresh: true };

/** A customer who proved to read their address: everything of theirs in one shop. */
export type OwnCustomerActor = Made & {
  kind: "ownCustomer";
  shopId: string;
  customerId: string;
  linkId: string;
};

/** A customer with a link to one order; with `updateId`, to that conversation alone. */
export type CustomerActor = Made & {
  kind: "customer";
  shopId: string;
  customerId: string;
  orderId: string;
  linkId: string;
  updateId: string | null;
};

/** A customer who was asked whether they would recommend the shop: for that answer and for mails like it. */
export type NpsActor = Made & {
  kind: "nps";
  shopId: string;
  customerId: string;
  linkId: string;
  invitationId: string;
};

/** A program of the shop's; credited to `memberId` where the key is linked to one. */
export type ApiKeyActor = Made & {
  kind: "apiKey";
  shopId: string;
  keyId: string;
  memberId: string | null;
  scopes: Scope[];
};

/**
 * Whoever answers or reads surveys through a shop's survey API: its own programs with the secret
 * (`trusted`), or a browser or app that names its device.
 */
export type SurveyActor = Made & { kind: "survey"; shopId: string; trusted: boolean };

/** Starloop itself: jobs, the cron route, the demo shop. */
export type SystemActor = Made & { kind: "system"; shopId: string };

export type StaffActor = MemberActor | ApiKeyActor;
/** Whoever can act on a shop's updates. */
export type Actor = MemberActor | CustomerActor | ApiKeyActor | SystemActor;

/** Marks checked facts as an actor. For lib/auth alone. */
export function makeActor<
  A extends Actor | AccountActor | FreshActor | OwnCustomerActor | NpsActor | SurveyActor,
>(facts: Omit<A, typeof made>): A {
  return facts as A;
}

/** The row that stands for an actor in the tracking log; null for the system. */
export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case "member":
      return actor.memberId;
    case "customer":
      return actor.customerId;
    case "apiKey":
      return actor.keyId;
    case "system":
      return null;
  }
}
