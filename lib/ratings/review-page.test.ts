import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { database } from "@/db/client";
import { optOuts, shareTexts } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import { submitRating } from "@/lib/ratings/submit-rating";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeCustomer, makeOrder, makeShop, makeUpdate, settingsOf } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";

const PAGE = "https://www.trustpilot.com/evaluate/holm-hazel.example";
const SHARE = /facebook\.com\/sharer|twitter\.com\/intent|linkedin\.com\/sharing|wa\.me/;

let shopId: string;
let owner: MemberActor;
beforeEach(async () => {
  ({ shopId, owner } = await makeShop());
});

const save = async (changes: object) =>
  saveRatingSettings(owner, { ...(await settingsOf(owner)), followUpDelayMinutes: 0, ...changes });

/** The follow-up of a rating as its customer gets it. */
async function followUp(stars: number, locale: Locale | null = null, email?: string) {
  const customer = email ? { customer: { email, name: "Clara" } } : {};
  const orderId = await makeOrder(shopId, { locale, ...customer });
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify: true });
  const rater = await makeCustomer(shopId, orderId);
  await submitRating(rater, { updateId, stars, comment: null });
  await deliverAll(shopId);
  const kind = stars > 3 ? "rating.promoter" : "rating.detractor";
  const [mail] = await mailsOf(owner, updateId, kind);
  if (!mail) throw new Error("No follow-up.");
  return { mail, message: () => sentMessage(shopId, mail.id) };
}

/** The paragraph about reviews, in the text part. */
const lineIn = (text: string) =>
  /Want to review us\?[\s\S]*?>/.exec(text)?.[0].replace(/\s+/g, " ") ?? null;

test("with a review page every rater gets the same line and link, whatever the stars", async () => {
  await save({ reviewUrl: PAGE });
  const lines: (string | null)[] = [];
  for (const stars of [1, 2, 3, 4, 5]) {
    const { html, text } = await (await followUp(stars)).message();
    lines.push(lineIn(text));
    expect(html, `${stars}`).toContain(`href="${PAGE}"`);
    expect(SHARE.test(html), `${stars}`).toBe(stars > 3);
  }
  const same = `Want to review us? Everyone who rates gets the same link: Holm & Hazel on trustpilot.com <${PAGE}>`;
  expect(lines).toEqual(Array(5).fill(same));
});

test("without a review page nobody is asked, whatever is shared", async () => {
  await save({ shareUrl: "https://holm-hazel.example/love" });
  for (const stars of [2, 5]) {
    const { html, text } = await (await followUp(stars)).message();
    expect(lineIn(text)).toBeNull();
    expect(html).not.toContain(PAGE);
    expect(html).not.toMatch(/href="https:\/\/holm-hazel\.example\/love"/);
  }
});

test("what is shared on a review site reaches the unhappy too, networks or none", async () => {
  await save({ shareUrl: PAGE, networks: [] });
  for (const stars of [1, 5]) {
    const { html, text } = await (await followUp(stars)).message();
    expect(lineIn(text)).toContain(PAGE);
    expect(html).not.toMatch(SHARE);
  }
});

test("line and share text follow the order's language", async () => {
  await save({ reviewUrl: PAGE });
  const { html, text } = await (await followUp(5, "da")).message();
  expect(text).toContain("Vil du anmelde os?");
  expect(text).toContain("Holm & Hazel på trustpilot.com");
  expect(html).toContain(encodeURIComponent("Hurtig og venlig hjælp"));
  expect((await (await followUp(1, "da")).message()).text).toContain("Vil du anmelde os?");
  await database()
    .delete(shareTexts)
    .where(and(eq(shareTexts.shopId, shopId), eq(shareTexts.locale, "da")));
  const other = await (await followUp(5, "da")).message();
  expect(other.html).toContain(encodeURIComponent("Quick, friendly help"));
});

test("whoever opted out of such emails is asked nothing", async () => {
  await save({ reviewUrl: PAGE });
  const email = "clara@opted-out.example";
  const { mail } = await followUp(2, null, email);
  expect(mail.state).toBe("sent");
  await database()
    .insert(optOuts)
    .values({ shopId, customerId: mail.customerId ?? "", topic: "detractor" });
  expect((await followUp(2, null, email)).mail).toMatchObject({
    state: "dropped",
    dropReason: "opted_out",
  });
});
