import { redirect, unstable_rethrow } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { z } from "zod";
import { AppError } from "@/lib/base/errors";
import { formFields, formOf } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { countHit, type Limit } from "@/lib/http/limits";
import { parse } from "@/lib/http/parse";
import { noteWho } from "@/lib/http/security-events";
import type { AccountActor, FreshActor, MemberActor, Role } from "@/lib/identity/actor";
import { runForm } from "@/lib/identity/gates/action";
import {
  CUSTOMER_PAGES,
  DASHBOARD,
  isByScript,
  OPEN_PAGES,
  type Pages,
} from "@/lib/identity/gates/pages-of-forms";
import {
  actionAccount,
  actionFresh,
  actionMember,
  clientAddress,
} from "@/lib/identity/gates/session";

/** A server action as forms call it. */
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

type Fields = Record<string, string>;

/**
 * What an action declares. It runs gate, `input`, `run`, `say` and `goTo` in this order; whatever throws
 * becomes the form's answer, with everything typed.
 */
type Declared<Actor, Input, Result> = {
  /** The schema of the form; without one `run` gets the fields as they were sent. */
  input?: z.ZodType<Input>;
  /** Reads the form where its fields alone do not say everything: lists, files, several forms in one. */
  read?: (form: FormData) => unknown;
  run: (actor: Actor, input: Input) => Promise<Result>;
  /** What the form shows when it is done: a sentence, or state of its own. */
  say?: (
    result: Result,
    input: Input,
    locale: string,
  ) => string | Partial<FormState> | undefined | Promise<string | Partial<FormState> | undefined>;
  /** The page to go to when it is done; undefined stays. */
  goTo?: (result: Result, input: Input) => string | undefined;
  /** Changes how an answer reads, such as naming which of several addresses is wrong. */
  explain?: (
    state: FormState,
    form: FormData,
    locale: string,
    /** Who asked; nobody where the gate refused. */
    actor: Actor | undefined,
  ) => FormState | Promise<FormState>;
  /** It only reads: the page stays as it is. */
  readOnly?: true;
  /** What it says is all that changes on the page, which is not rendered again once it is done. */
  saysAll?: true;
  /** Where the page shows what was done: a form sent without scripts is answered with the way there, so that loading it again sends nothing twice. */
  shownAt?: (fields: Fields) => string;
};

/**
 * Whether whoever signed in a while ago proves first who they are: always, or for some of what the form
 * can ask. A stolen session must not be enough to stay, to let others in, or to carry data away.
 */
type Fresh = true | { when: (fields: Fields) => boolean };

/**
 * An action of the team. Throws nothing: `unauthorized`, `forbidden` below `role` (agent unless said),
 * `other_shop` and, with `fresh`, `not_fresh` are answers of the form.
 */
export function memberAction<Input = Fields, Result = unknown>(
  declared: Declared<MemberActor, Input, Result> & { role?: Role; fresh?: Fresh },
): FormAction {
  const { role, fresh } = declared;
  const gate = async (form: FormData) => {
    const actor = await actionMember(form, role);
    if (fresh && (fresh === true || fresh.when(formFields(form)))) await actionFresh();
    return actor;
  };
  return defineAction(gate, declared, DASHBOARD);
}

/** An action on one's own account, whatever shop it is in. */
export function accountAction<Input = Fields, Result = unknown>(
  declared: Declared<AccountActor, Input, Result>,
): FormAction {
  return defineAction(actionAccount, declared, DASHBOARD);
}

/** An action on one's own passwords and keys: whoever signed in a while ago proves first who they are. */
export function freshAction<Input = Fields, Result = unknown>(
  declared: Declared<FreshActor, Input, Result>,
): FormAction {
  return defineAction(actionFresh, declared, DASHBOARD);
}

/** Who knows their shop. */
type Whose = { shopId: string };

/** An action of a customer: `who` reads the proof that the form carries, and throws without a good one. */
export function customerAction<
  Actor extends Whose | { actor: Whose },
  Input = Fields,
  Result = unknown,
>(
  declared: Declared<Actor, Input, Result> & {
    who: (fields: Fields) => Promise<Actor>;
    /** Counts the try before anything else is looked at. */
    count?: (actor: Actor, fields: Fields) => Promise<void>;
  },
): FormAction {
  const gate = async (form: FormData) => {
    const fields = formFields(form);
    const actor = await declared.who(fields);
    noteWho({ shopId: "actor" in actor ? actor.actor.shopId : actor.shopId });
    await declared.count?.(actor, fields);
    return actor;
  };
  return defineAction(gate, declared, CUSTOMER_PAGES);
}

/**
 * An action open to anybody; what it needs as a proof, `run` asks for itself. `limit` counts by address.
 * The page stays as it is: nothing on it belongs to whoever acts yet.
 */
export function publicAction<Input = Fields, Result = unknown>(
  declared: Omit<Declared<null, Input, Result>, "run"> & {
    limit?: Limit;
    run: (input: Input) => Promise<Result>;
  },
): FormAction {
  const gate = async () => {
    if (declared.limit) await countHit(declared.limit, await clientAddress());
    return null;
  };
  const run = (_: null, input: Input) => declared.run(input);
  return defineAction(gate, { ...declared, run }, OPEN_PAGES);
}

function defineAction<Actor, Input, Result>(
  gate: (form: FormData) => Promise<Actor>,
  declared: Declared<Actor, Input, Result>,
  pages: Pages,
): FormAction {
  return async (_before, sentForm) => {
    const form = formOf(sentForm);
    const locale = await getLocale();
    let actor: Actor | undefined;
    let sent: unknown;
    const work = async () => {
      actor = await gate(form);
      sent = await (declared.read ?? formFields)(form);
      const input = declared.input ? parse(declared.input, sent) : (sent as Input);
      return perform(declared, pages, { actor, input, locale, form });
    };
    const state = await runForm(form, work, () => sent);
    return declared.explain ? declared.explain(state, form, locale, actor) : state;
  };
}

async function perform<Actor, Input, Result>(
  declared: Declared<Actor, Input, Result>,
  pages: Pages,
  { actor, input, locale, form }: { actor: Actor; input: Input; locale: string; form: FormData },
): Promise<Partial<FormState> | undefined> {
  let stays: boolean = declared.readOnly ?? false;
  try {
    const result = await declared.run(actor, input);
    const next = declared.goTo?.(result, input);
    if (next !== undefined) return await pages.leaveFor(next);
    stays ||= declared.saysAll ?? false;
    if (declared.shownAt && !(await isByScript())) redirect(declared.shownAt(formFields(form)));
    const said = await declared.say?.(result, input, locale);
    return typeof said === "string" ? { message: said } : said;
  } catch (error) {
    unstable_rethrow(error);
    // After a fault or an outage the page may not be read again: it would take away what was typed.
    stays ||= !(error instanceof AppError && error.status < 500);
    throw error;
  } finally {
    // Done, or refused because of a state that the page does not show yet.
    if (!stays) pages.renew();
  }
}
