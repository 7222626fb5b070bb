import { closeDatabase } from "@/db/client";
import { forgetEnv } from "@/lib/base/env";
import type { MemberActor } from "@/lib/identity/actor";
import { readMailRules } from "@/lib/settings/mail/page-queries";
import { saveMailRules } from "@/lib/settings/mail/save-mail-rules";
import { makeKey, makeShop } from "@/lib/testing/factories";
import { type Stack, type StackOptions, startStack } from "@/lib/testing/stack";
import { TEST_ENV } from "@/lib/testing/test-env";

/** A running product with one shop in it, as the browser and system tests want it. */
export type Scene = {
  stack: Stack;
  shopId: string;
  owner: MemberActor;
  /** `Bearer sl_…` of a key with the scopes read, write and ratings. */
  authorization: string;
  stop: (outcome?: { failed: boolean }) => Promise<void>;
};

/** Gives a shop's team so long to undo a solve. */
export async function setUndoSeconds(owner: MemberActor, undoSeconds: number): Promise<void> {
  const { rules } = await readMailRules(owner);
  await saveMailRules(owner, { ...rules, undoSeconds });
}

/** Starts a stack, points this process's factories at its database, and makes a shop. */
export async function startScene(options: StackOptions = {}): Promise<Scene> {
  const stack = await startStack(options);
  await closeDatabase();
  const { url, databaseUrl, sink } = stack;
  const SMTP_URL = options.smtp === false ? "" : sink.url;
  Object.assign(process.env, TEST_ENV, { APP_URL: url, DATABASE_URL: databaseUrl, SMTP_URL });
  forgetEnv();
  const { shopId, owner } = await makeShop();
  const { authorization } = await makeKey(shopId);
  // What is solved is told at once; a test of undoing gives itself the time.
  await setUndoSeconds(owner, 0);
  const stop: Scene["stop"] = async (outcome) => {
    await closeDatabase();
    await stack.stop(outcome);
  };
  return { stack, shopId, owner, authorization, stop };
}
