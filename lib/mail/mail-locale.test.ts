import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { accounts, mails, members, orders, shops } from "@/db/schema";
import { knownLocale, type Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import type { MailKind } from "@/lib/mail/kinds";
import { requestPortalLink } from "@/lib/portal/request-link";
import { submitRating } from "@/lib/ratings/submit-rating";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import {
  makeCustomer,
  makeMember,
  makeOrder,
  makeShop,
  makeUpdate,
  settingsOf,
} from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";

async function speak(member: MemberActor, locale: Locale | null): Promise<void> {
  const [row] = await database()
    .select({ accountId: members.accountId })
    .from(members)
    .where(eq(members.id, member.memberId));
  await database()
    .update(accounts)
    .set({ locale })
    .where(eq(accounts.id, row?.accountId ?? ""));
}

/** Solves an update of a Danish order in a shop of `locale`, which the customer then rates low. */
async function rateLow(setup: { shop: string; order: string | null; alertTo?: string }) {
  const { shopId, owner } = await makeShop();
  await database().update(shops).set({ locale: setup.shop }).where(eq(shops.id, shopId));
  const alertAddresses = setup.alertTo ? [setup.alertTo] : [];
  await saveRatingSettings(owner, { ...(await settingsOf(owner)), alertAddresses });
  const agent = await makeMember(shopId, "agent");
  const orderId = await makeOrder(shopId, { locale: knownLocale(setup.order) });
  const updateId = await makeUpdate(owner, orderId, { assigneeId: agent.memberId });
  return {
    shopId,
    owner,
    agent,
    orderId,
    updateId,
    async run() {
      await solveUpdate(owner, { updateId, notify: true });
      await deliverAll(shopId);
      const customer = await makeCustomer(shopId, orderId);
      await submitRating(customer, { updateId, stars: 2, comment: null });
      await deliverAll(shopId);
    },
  };
}

async function sent(owner: MemberActor, updateId: string, kind: MailKind, to?: string) {
  const mail = (await mailsOf(owner, updateId, kind)).find((row) => !to || row.toAddress === to);
  if (!mail) throw new Error(`No ${kind}.`);
  return sentMessage(owner.shopId, mail.id);
}

test("each email is in its reader's language: the order's, the member's own, the shop's", async () => {
  const alertTo = "quality@holm-hazel.example";
  const scene = await rateLow({ shop: "en", order: "da", alertTo });
  const { owner, agent, updateId } = scene;
  await speak(agent, "da");
  await scene.run();
  const solved = await sent(owner, updateId, "update.solved");
  expect(solved.subject).toBe("Løst: Two mugs arrived chipped");
  expect(solved.html).toMatch(/<html[^>]* lang="da"/);
  expect(solved.html).not.toMatch(/How did we do|conversation/);
  expect(solved.text).toContain("Hvordan gik det?");
  expect((await sent(owner, updateId, "rating.detractor")).subject).toBe(
    "Det er vi kede af, Clara",
  );
  expect((await sent(owner, updateId, "rating.responsible")).subject).toMatch(
    /^2 stjerner på ordre/,
  );
  const outside = await sent(owner, updateId, "rating.alert", alertTo);
  expect(outside.subject).toMatch(/^2 stars on order/);
  expect(outside.html).toMatch(/<html[^>]* lang="en"/);
});

test("who has chosen no language reads the shop's; a choice beats it", async () => {
  const scene = await rateLow({ shop: "da", order: null });
  const { owner, agent, updateId } = scene;
  await speak(agent, "en");
  await scene.run();
  expect((await sent(owner, updateId, "update.solved")).subject).toMatch(/^Løst: /);
  expect((await sent(owner, updateId, "rating.responsible")).subject).toMatch(/^2 stars on order/);
  const alert = await sent(owner, updateId, "rating.alert");
  expect(alert.subject).toMatch(/^2 stjerner på ordre/);
  expect(alert.text).toMatch(/Ordre: \d+, 214,00\s€, afgivet 6. november/);
  expect(alert.text).toMatch(
    /Clara Jørgensen får en undskyldning .* den \d+\. \p{L}+ kl\. \d\d\.\d\d\./u,
  );
});

test("a language we do not speak becomes the shop's; a later order may change it", async () => {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId, { locale: knownLocale("de_AT") });
  await requestPortalLink({ shopId, orderId }, "first");
  await deliverAll(shopId);
  await database().update(orders).set({ locale: "da" }).where(eq(orders.id, orderId));
  await requestPortalLink({ shopId, orderId }, "second");
  await deliverAll(shopId);
  const rows = await database().select().from(mails).where(eq(mails.shopId, owner.shopId));
  const subjects = await Promise.all(
    rows.map(async ({ id }) => (await sentMessage(shopId, id)).subject),
  );
  expect(subjects.map((subject) => subject.replace(/\d+$/, "…")).sort()).toEqual([
    "Dit link til ordre …",
    "Your link to order …",
  ]);
});
