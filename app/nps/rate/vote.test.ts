import { beforeEach, expect, test } from "vitest";
import { POST } from "@/app/nps/rate/[token]/answer/route";
import { newToken } from "@/lib/base/tokens";
import { isForeignPost, votedToken } from "@/lib/http/security";
import { tokenReference } from "@/lib/identity/access/nps-targets";
import type { MemberActor } from "@/lib/identity/actor";
import { makeShop } from "@/lib/testing/factories";
import {
  ERROR_URL,
  type MadeInvitation,
  makeInvitation,
  makeSurvey,
  revokeLinks,
  SUCCESS_URL,
  setTargets,
} from "@/lib/testing/nps";
import { expireLinks } from "@/lib/testing/rows";
import { reviewsOf } from "@/lib/testing/survey";

let owner: MemberActor;
let made: MadeInvitation;
beforeEach(async () => {
  ({ owner } = await makeShop());
  await setTargets(owner.shopId);
  made = await makeInvitation(owner);
});

type Sent = { rating?: string; query?: string; headers?: Record<string, string>; body?: BodyInit };

async function vote(token: string, { rating, query = "", headers, body }: Sent = {}) {
  const form = rating === undefined ? body : new URLSearchParams({ rating });
  const url = `http://localhost:3000/nps/rate/${encodeURIComponent(token)}/answer${query}`;
  const request = new Request(url, { method: "POST", body: form, headers });
  const response = await POST(request, { params: Promise.resolve({ token }) });
  const { status } = response;
  return { status, to: response.headers.get("location"), text: await response.text(), response };
}

/** Where a refused vote leads, as the shop's error page reads it. */
function told(to: string | null) {
  const url = new URL(to ?? "");
  return { page: url.origin + url.pathname + url.hash, ...Object.fromEntries(url.searchParams) };
}

const refused = (Message: string, Rating: string) => ({
  page: "https://holm-hazel.example/sorry#top",
  from: "mail",
  TicketId: made.updateId,
  Token: tokenReference(made.token),
  Rating,
  Message,
});

test("a vote from the form or from the address is stored and leads to the shop's page", async () => {
  expect(await vote(made.token, { rating: "0" })).toMatchObject({ status: 303, to: SUCCESS_URL });
  const other = await makeInvitation(owner);
  expect(await vote(other.token, { query: "?rating=10" })).toMatchObject({ to: SUCCESS_URL });
  const third = await makeInvitation(owner);
  const multipart = new FormData();
  multipart.set("rating", "5");
  expect(await vote(third.token, { query: "?rating=9", body: multipart })).toMatchObject({
    to: SUCCESS_URL,
  });
  expect((await reviewsOf(owner.shopId)).map((review) => review.score)).toEqual([0, 10, 5]);
});

test("a second vote is refused by name, whatever it says", async () => {
  await vote(made.token, { rating: "7" });
  for (const rating of ["7", "1", "99", ""]) {
    const { status, to } = await vote(made.token, { rating });
    expect(status).toBe(303);
    expect(told(to)).toEqual(refused("The ticket is already rated", rating));
  }
  expect(await reviewsOf(owner.shopId)).toMatchObject([{ score: 7 }]);
});

test("the query of a refusal is form-encoded, and stands before the fragment", async () => {
  const { to } = await vote(made.token, { rating: "eleven" });
  expect(to).toBe(
    `https://holm-hazel.example/sorry?from=mail&TicketId=${made.updateId}&Token=${tokenReference(made.token)}&Rating=eleven&Message=The+rating+value+is+invalid#top`,
  );
  expect(to).not.toContain(made.token);
  // What the address names as the token votes for nobody.
  expect((await vote(tokenReference(made.token), { rating: "9" })).status).toBe(404);
  expect(await reviewsOf(owner.shopId)).toEqual([]);
});

test.each(["11", "-1", "8.5", "", "８", "8\0", "NaN", "9".repeat(400)])(
  "%j is no rating",
  async (rating) => {
    const { to } = await vote(made.token, { rating });
    expect(told(to)).toMatchObject({ Message: "The rating value is invalid" });
    expect((told(to) as { Rating?: string }).Rating?.length).toBeLessThanOrEqual(20);
    expect(await reviewsOf(owner.shopId)).toEqual([]);
  },
);

test("checks come in order: an old token before its answer, its answer before the value", async () => {
  await vote(made.token, { rating: "7" });
  await expireLinks(owner, made.orderId);
  const { to } = await vote(made.token, { rating: "99" });
  expect(told(to)).toEqual(refused("The token is invalid", "99"));
});

test("a withdrawn token is invalid, and its shop is still told", async () => {
  await revokeLinks(owner.shopId, made.mailId);
  const { to } = await vote(made.token, { rating: "9" });
  expect(told(to)).toEqual(refused("The token is invalid", "9"));
  expect(await reviewsOf(owner.shopId)).toEqual([]);
});

test.each([newToken(), "", "x", "a".repeat(5000), "../../settings", "%00", "'; drop table links"])(
  "the token %j leads nowhere, whatever else is sent",
  async (token) => {
    const query = "?successUrl=https://evil.example&next=//evil.example&shop_id=1";
    const body = new URLSearchParams({ rating: "9", errorUrl: "https://evil.example" });
    const answer = await vote(token, { query, body });
    expect(answer).toMatchObject({ status: 404, to: null });
    expect(answer.text).toContain("The token is invalid");
    expect(answer.text).not.toContain("evil");
    expect(answer.response.headers.get("content-security-policy")).toContain("default-src 'none'");
  },
);

test("no parameter and no header changes where a vote leads", async () => {
  const body = new URLSearchParams({
    rating: "9",
    successUrl: "https://evil.example",
    success_url: "//evil.example",
    next: "javascript:alert(1)",
    TicketId: "\r\nLocation: https://evil.example",
  });
  const headers = { host: "evil.example", "x-forwarded-host": "evil.example", origin: "null" };
  expect((await vote(made.token, { body, headers })).to).toBe(SUCCESS_URL);
});

test("without pages of the shop's our own follow, and say the same", async () => {
  const surveyId = await makeSurvey(owner.shopId);
  const asked = await makeInvitation(owner, { surveyId });
  const wrong = await vote(asked.token, { rating: "12" });
  expect(wrong).toMatchObject({ status: 400, to: null });
  expect(wrong.text).toContain("The rating value is invalid");
  expect(wrong.text).toContain(`href="/nps/rate/${asked.token}"`);
  expect((await vote(asked.token, { rating: "10" })).to).toBe(
    `http://localhost:3000/nps/thanks/${asked.token}`,
  );
  const again = await vote(asked.token, { rating: "10" });
  expect(again).toMatchObject({ status: 409, to: null });
  expect(again.text).toContain("The ticket is already rated");
  await expireLinks(owner, asked.orderId);
  expect(await vote(asked.token, { rating: "10" })).toMatchObject({ status: 410, to: null });
});

test("a survey's own pages come before the shop's", async () => {
  const surveyId = await makeSurvey(owner.shopId, {
    successUrl: "https://survey.example/yes",
    errorUrl: "https://survey.example/no",
  });
  const asked = await makeInvitation(owner, { surveyId });
  expect((await vote(asked.token, { rating: "2" })).to).toBe("https://survey.example/yes");
  const { to } = await vote(asked.token, { rating: "2" });
  expect(told(to)).toMatchObject({
    page: "https://survey.example/no",
    TicketId: asked.invitationId,
  });
});

test("twenty posts at once make one review", async () => {
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, n) => vote(made.token, { rating: String(n % 11) })),
  );
  expect(all.filter(({ to }) => to === SUCCESS_URL)).toHaveLength(1);
  expect(all.filter(({ status }) => status !== 303 && status !== 429)).toEqual([]);
  expect(await reviewsOf(owner.shopId)).toHaveLength(1);
});

test("a token is tried ten times a minute, an address thirty with tokens that are none", async () => {
  for (let n = 0; n < 10; n += 1) await vote(made.token, { rating: "x" });
  const late = await vote(made.token, { rating: "9" });
  expect(late.status).toBe(429);
  expect(Number(late.response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await reviewsOf(owner.shopId)).toEqual([]);
  const headers = { "x-forwarded-for": "203.0.113.7" };
  for (let n = 0; n < 30; n += 1) {
    expect((await vote(newToken(), { rating: "9", headers })).status).toBe(404);
  }
  expect((await vote(newToken(), { rating: "9", headers })).status).toBe(429);
});

test("a broken body is neither a rating nor a fault", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const { to } = await vote(made.token, { body: "--x\r\nnonsense", headers });
  expect(told(to)).toMatchObject({ Rating: "", Message: "The rating value is invalid" });
});

test("a page without pages: settings that are no web address lead to our own", async () => {
  await setTargets(owner.shopId, { successUrl: "https://a@evil.example/", errorUrl: null });
  expect((await vote(made.token, { rating: "9" })).to).toBe(
    `http://localhost:3000/nps/thanks/${made.token}`,
  );
  expect(ERROR_URL).toContain("#");
});

test("posts to a rate link may come from anywhere; to the pages beside it only from ours", () => {
  const headers = new Headers({ origin: "null" });
  const foreign = (pathname: string) => isForeignPost({ method: "POST", pathname, headers });
  const address = `/nps/rate/${made.token}`;
  expect(foreign(address)).toBe(false);
  expect(foreign("/nps/rate/%2e%2e")).toBe(false);
  for (const path of ["/stop", "/answer", "/"]) expect(foreign(address + path), path).toBe(true);
  expect(foreign(`/nps/thanks/${made.token}`)).toBe(true);
  expect(votedToken({ method: "POST", pathname: address })).toBe(made.token);
  expect(votedToken({ method: "GET", pathname: address })).toBeNull();
  expect(votedToken({ method: "POST", pathname: `${address}/stop` })).toBeNull();
});
