import { randomUUID } from "node:crypto";
import type { MemberActor } from "@/lib/identity/actor";
import { optOut } from "@/lib/portal/preferences";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeCustomer, makeOrder, makeUpdate } from "@/lib/testing/factories";
import {
  comeAsOwn,
  comeBy,
  makeFailedMail,
  orderRow,
  shopRow,
  statusRows,
} from "@/lib/testing/shop-rows";
import { customerCookie, portalCookie } from "@/lib/testing/visitors";
import { hideUpdate } from "@/lib/updates/show-update";
import { solveUpdate } from "@/lib/updates/solve-update";
import { by, type Controls, type House, once, unused } from "./control";

async function openUpdate({ shopId, owner }: House, more: { assigneeId?: string } = {}) {
  return makeUpdate(owner, await makeOrder(shopId), more);
}

/** An update on an order that its customer has opened on a device, and another order they have not. */
async function opened({ shopId, owner }: House, solved = false) {
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId);
  if (solved) await solveUpdate(owner, { updateId, notify: false });
  const cookie = portalCookie(await makeCustomer(shopId, orderId));
  const otherId = await makeOrder(shopId);
  const forged = { cookie: portalCookie(await makeCustomer(shopId, otherId)) };
  // With another order's cookie, once as that order and once as this one.
  const asOther = { ...forged, fields: { orderId: otherId } };
  return { orderId, updateId, cookie, otherId, asOther };
}

const changes: Controls = {
  addNote: by("agent", async (house) => ({
    updateId: await openUpdate(house),
    kind: "customer",
    body: "It leaves tomorrow.",
    ...once(),
  })),
  assign: by("agent", async (house, { memberId }) => ({
    updateId: await openUpdate(house),
    assigneeId: memberId,
    ...once(),
  })),
  hide: by("agent", async (house) => ({ updateId: await openUpdate(house), ...once() })),
  loadSolve: async (house) => {
    const { cookie } = await by("agent", () => ({}))(house);
    const args = [await openUpdate(house)];
    return { cookie, args, writesNothing: true, says: /"words":/ };
  },
  open: by("agent", async ({ shopId }) => ({
    orderId: await makeOrder(shopId),
    title: "A parcel is missing",
    customerNote: "We are looking.",
    internalNote: "",
    assigneeId: "",
    statusId: "",
    ...once(),
  })),
  changePriority: by("agent", async (house) => ({
    updateId: await openUpdate(house),
    priority: "urgent",
    ...once(),
  })),
  changeStatus: by("agent", async (house) => {
    const [, , status] = await statusRows(house.shopId);
    return { updateId: await openUpdate(house), statusId: status?.id ?? "", ...once() };
  }),
  reopen: by("agent", async (house) => {
    const updateId = await openUpdate(house);
    await solveUpdate(house.owner, { updateId, notify: false });
    return { updateId, ...once() };
  }),
  undo: by("agent", async (house, actor) => {
    const updateId = await openUpdate(house);
    await solveUpdate(actor, { updateId, notify: true });
    return { updateId, ...once() };
  }),
  retitle: by("agent", async (house) => ({
    updateId: await openUpdate(house),
    title: "Two parcels are missing",
    ...once(),
  })),
  show: by("agent", async (house) => {
    const updateId = await openUpdate(house);
    await hideUpdate(house.owner, { updateId });
    return { updateId, ...once() };
  }),
  solve: by("agent", async (house) => ({
    updateId: await openUpdate(house),
    notify: "on",
    ...once(),
  })),
};

const portal: Controls = {
  chooseReplyMails: async (house) => {
    const { orderId, cookie, asOther } = await opened(house);
    return { cookie, fields: { orderId }, forged: { cookie: asOther.cookie } };
  },
  reopenConversation: async (house) => {
    const { orderId, updateId, cookie, asOther } = await opened(house, true);
    const forged = { ...asOther, fields: { ...asOther.fields, updateId, ...once() } };
    return { cookie, fields: { orderId, updateId, ...once() }, forged };
  },
  replyToConversation: async (house) => {
    const { orderId, updateId, cookie, asOther } = await opened(house);
    const said = { updateId, body: "Thank you.", ...once() };
    const forged = { ...asOther, fields: { ...asOther.fields, ...said } };
    return { cookie, fields: { orderId, ...said }, forged };
  },
  resumeMails: async ({ shopId }) => {
    const orderId = await makeOrder(shopId);
    const { token, actor } = await comeBy({
      shopId,
      orderId,
      purpose: "unsubscribe",
      topic: "promoter",
    });
    await optOut(actor, "promoter");
    const forged = { fields: { token: "x".repeat(32) } };
    return { cookie: null, fields: { token }, forged };
  },
  startConversation: async ({ shopId, owner }) => {
    const orderId = await makeOrder(shopId);
    const updateId = await rated(owner, orderId);
    const { token } = await comeBy({ shopId, orderId, updateId, purpose: "reply" });
    const said = { body: "One was broken.", ...once() };
    const { token: portalToken } = await comeBy({ shopId, orderId, purpose: "portal" });
    return {
      cookie: null,
      fields: { token, ...said },
      // A way into the order's page.
      everyTime: ["links"],
      forged: { fields: { token: portalToken, ...said } },
    };
  },
  stopMails: async ({ shopId }) => {
    const orderId = await makeOrder(shopId);
    const { token } = await comeBy({ shopId, orderId, purpose: "unsubscribe", topic: "promoter" });
    const { token: other } = await comeBy({ shopId, orderId, purpose: "portal" });
    return { cookie: null, fields: { token }, forged: { fields: { token: other } } };
  },
};

async function rated(owner: MemberActor, orderId: string): Promise<string> {
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify: false });
  const customer = await makeCustomer(owner.shopId, orderId);
  await submitRating(customer, { updateId, stars: 2, comment: null });
  return updateId;
}

const ratings: Controls = {
  rateConversation: async (house) => {
    const { orderId, updateId, cookie, asOther } = await opened(house, true);
    const said = { updateId, stars: "5", comment: "Well done.", ...once() };
    const forged = { ...asOther, fields: { ...asOther.fields, ...said } };
    return { cookie, fields: { orderId, ...said }, forged };
  },
};

const customerOf = async ({ shopId }: House) => orderRow(shopId, await makeOrder(shopId));

const customers: Controls = {
  eraseForGood: by("admin", async (house) => {
    const { customerId, number } = await customerOf(house);
    return { customerId, confirmation: number };
  }),
  stopMailsFor: by("agent", async (house) => ({
    customerId: (await customerOf(house)).customerId,
    topic: "promoter",
  })),
  tagCustomer: by("agent", async (house) => ({
    customerId: (await customerOf(house)).customerId,
    tags: "wholesale",
  })),
};

const own: Controls = {
  saveMailChoices: async (house) => {
    const [{ customerId }, other] = [await customerOf(house), await customerOf(house)];
    const cookie = customerCookie(await comeAsOwn(house.shopId, customerId));
    const foreign = portalCookie(await makeCustomer(house.shopId, other.id));
    return { cookie, fields: { nps: "on" }, forged: { cookie: foreign } };
  },
};

const find: Controls = {
  mailOrderLink: async (house) => {
    const { number, email } = await customerOf(house);
    const { slug } = await shopRow(house.shopId);
    return { cookie: null, fields: { requestId: randomUUID(), slug, number, email: email ?? "" } };
  },
};

const home: Controls = {
  take: by("agent", async (house) => ({ updateId: await openUpdate(house), ...once() })),
};

const orders: Controls = {
  saveWords: by("admin", () => ({ addedWord: unused("Klar"), addedMeaning: "shipped" })),
  findOrders: async (house) => {
    const { number } = await customerOf(house);
    const { cookie } = await by("agent", () => ({}))(house);
    return {
      cookie,
      args: [number],
      writesNothing: true,
      says: new RegExp(`"number":"${number}"`),
    };
  },
};

const outbox: Controls = {
  sendMailAgain: by("agent", async ({ shopId }) => ({ mailId: await makeFailedMail(shopId) })),
  sendAllMailsAgain: by("admin", async ({ shopId }) => {
    await makeFailedMail(shopId);
    return {};
  }),
};

export const ORDER_CONTROLS = {
  customers,
  find,
  home,
  my: own,
  orders,
  outbox,
  portal,
  ratings,
  updates: changes,
};
