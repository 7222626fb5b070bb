import { submitRating } from "@/lib/ratings/submit-rating";
import { saveMailText } from "@/lib/settings/mail/save-mail-text";
import { removeTest } from "@/lib/setup/remove-test";
import { startTest } from "@/lib/setup/start-test";
import { makeCustomer, makeMember } from "@/lib/testing/factories";
import { makeKeyId } from "@/lib/testing/people-rows";
import {
  arrivedToken,
  blockAddress,
  shopRow,
  statusRows,
  testOrder,
} from "@/lib/testing/shop-rows";
import { by, type Controls, type House, unused } from "./control";

const sender = () => `${unused("help").replace(" ", "-")}@holm-hazel.example`;
const transport = () => ({ transport: "installation", fromAddress: sender() });
const KIND = { kind: "update.solved", locale: "en" } as const;

const mail: Controls = {
  allowAgain: by("admin", async ({ shopId }) => ({ address: await blockAddress(shopId) })),
  confirmArrival: by("owner", async ({ shopId }) => ({ token: await arrivedToken(shopId) })),
  resetText: by("admin", async ({ owner }) => {
    await saveMailText(owner, KIND, { subject: unused("Done"), heading: null, paragraph: null });
    return KIND;
  }),
  saveMailTransport: by("owner", transport),
  saveReportSecret: by("admin", () => ({ webhookSecret: "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=" })),
  saveRules: by("admin", () => ({
    undoSeconds: "20",
    budgetDays: String(31 + Math.floor(Math.random() * 300)),
    quietOn: "on",
    quietFrom: "21:00",
    quietTo: "08:00",
    keepMailDays: "365",
    keepVisitDays: "",
  })),
  saveText: by("admin", () => ({ ...KIND, subject: unused("Done"), heading: "", paragraph: "" })),
  sendText: by("admin", () => KIND),
};

/** A shop's own form, with another name. */
async function shopForm({ shopId }: House): Promise<Record<string, string>> {
  const { siteUrl, replyTo, postalAddress, timeZone, locale, colors } = await shopRow(shopId);
  const name = unused("Holm & Hazel");
  return { name, siteUrl, replyTo, postalAddress, timeZone, locale, brand: colors.brand };
}

const shops: Controls = {
  goBackToShop: async (house) => {
    const { cookie } = await by("agent", () => ({}))(house);
    return { cookie, args: [house.shopId], writesNothing: true, says: /^1:true/m };
  },
  openAnotherShop: by("owner", () => ({
    name: unused("Second shop"),
    siteUrl: "https://second.example",
    replyTo: "hello@second.example",
  })),
  saveShopSettings: by("admin", shopForm),
  saveShopStatuses: by("admin", async ({ shopId }) => {
    const rows = await statusRows(shopId);
    const shop = await shopRow(shopId);
    const fields = rows.flatMap(({ id, name, color }) => [
      [`name-${id}`, name],
      [`color-${id}`, color],
    ]);
    return {
      id: rows.map(({ id }) => id),
      ...Object.fromEntries(fields),
      "name-new": unused("Label"),
      "color-new": "#336699",
      openedStatusId: shop.openedStatusId ?? "",
      solvedStatusId: shop.solvedStatusId ?? "",
    };
  }),
  switchShop: async (house) => {
    const call = await by("agent", ({ shopId }) => ({ to: shopId }))(house);
    return { ...call, args: ["$K1"], writesNothing: true, says: /^\/home / };
  },
};

const settings: Controls = {
  createKey: by("admin", () => ({ name: unused("Key"), scopes: ["read", "write"], memberId: "" })),
  revokeKey: by("admin", async ({ owner }) => ({ keyId: await makeKeyId(owner) })),
  saveRatings: by("admin", async ({ shopId }) => ({
    ratingsOn: "on",
    commentOn: "on",
    followUpsOn: "on",
    followUpDelayMinutes: String(Math.floor(Math.random() * 1000)),
    shareUrl: "",
    reviewUrl: "",
    "shareTexts.en": "Quick help from {site_name}.",
    "shareTexts.da": "",
    networks: ["facebook"],
    alertOn: "on",
    alertMemberIds: [(await makeMember(shopId, "admin")).memberId],
    alertAddresses: "",
  })),
};

const setup: Controls = {
  beginTest: by("owner", () => ({})),
  chooseStore: by("owner", () => ({ store: "later" })),
  closeChecklist: by("owner", () => ({})),
  endTest: by("owner", async ({ owner }) => {
    await startTest(owner, "en");
    return {};
  }),
  sendTestAnswerNow: by("owner", async ({ owner }) => {
    await removeTest(owner);
    await startTest(owner, "en");
    const { orderId, updateId } = await testOrder(owner.shopId);
    const customer = await makeCustomer(owner.shopId, orderId);
    await submitRating(customer, { updateId, stars: 5, comment: null });
    return {};
  }),
  saveMailStep: by("owner", transport),
  saveShopStep: by("owner", shopForm),
};

export const SHOP_CONTROLS = { mail, settings, setup, shops };
