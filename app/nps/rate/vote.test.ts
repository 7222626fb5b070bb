import { beforeEach, expect, test } from "vitest";
import { POST } from "@/app/nps/rate/[token]/answer/route";
import { newToken } from "@/lib/base/tokens";
import { isForeignPost, votedToken } from "@/lib/http/security";
import { pageInstead, readNpsLink } from "@/lib/identity/access/nps-links";
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
import { reviewsOf, versionsOf } from "@/lib/testing/survey";

let owner: MemberActor;
let made: MadeInvitation;
beforeEach(async () => {
  ({ owner } = await makeShop());
  await setTargets(owner.shopId);
  made = await makeInvitation(owner);
});

type Sent = {
  rating?: string;
  comment?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: BodyInit;
};

async function vote(token: string, { rating, comment, query = "", headers, body }: Sent = {}) {
  const form =
    rating === undefined ? body : new URLSearchParams({ rating, ...(comment && { comment }) });
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
  expect(wrong.text).toContain(`action="/nps/rate/${asked.token}"`);
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
  const wrong = "https://a@evil.example/";
  await setTargets(owner.shopId, { successUrl: wrong, errorUrl: wrong });
  expect((await vote(made.token, { rating: "9" })).to).toBe(
    `http://localhost:3000/nps/thanks/${made.token}`,
  );
  expect(ERROR_URL).toContain("#");
});

test("the score and why are stored by one post, also where the shop's page takes over", async () => {
  const said = "Two mugs were chipped.\r\nStill, quick help.";
  expect(await vote(made.token, { rating: "6", comment: said })).toMatchObject({ to: SUCCESS_URL });
  expect(await reviewsOf(owner.shopId)).toMatchObject([
    { score: 6, comment: "Two mugs were chipped.\nStill, quick help." },
  ]);
  expect(await versionsOf(owner.shopId)).toEqual([]);
  const bare = await makeInvitation(owner);
  await vote(bare.token, { rating: "9", comment: " \n " });
  expect((await reviewsOf(owner.shopId)).at(-1)).toMatchObject({ score: 9, comment: null });
});

test("2,000 characters are taken, one more is shown again with everything typed", async () => {
  const long = `<b>&"${"😀".repeat(1996)}`;
  const { status, to, text, response } = await vote(made.token, { rating: "3", comment: long });
  expect([status, to]).toEqual([400, null]);
  expect(text).toContain("Shorten your comment to 2,000 characters");
  expect(text).toContain(`&lt;b&gt;&amp;&quot;${"😀".repeat(1996)}</textarea>`);
  expect(text).toContain('value="3" required checked');
  expect(text.match(/ checked/g)).toHaveLength(1);
  const policy = response.headers.get("content-security-policy");
  expect(policy).toContain("form-action 'self' https://holm-hazel.example;");
  expect(policy).toContain("default-src 'none'");
  expect(await reviewsOf(owner.shopId)).toEqual([]);
  await vote(made.token, { rating: "3", comment: long.slice(1) });
  expect((await reviewsOf(owner.shopId))[0]?.comment).toHaveLength(4 + 2 * 1996);
});

test("what was typed stays when no score came with it, and when there were too many tries", async () => {
  const surveyId = await makeSurvey(owner.shopId);
  const { token } = await makeInvitation(owner, { surveyId });
  const kept = "\nSlow, but friendly.</textarea>";
  const shown =
    '<textarea id="why" name="comment" rows="6">\n\nSlow, but friendly.&lt;/textarea&gt;';
  const wrong = await vote(token, { rating: "x", comment: kept });
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain(shown);
  expect(wrong.text).not.toContain(" checked");
  for (let n = 0; n < 9; n += 1) await vote(token, { rating: "x" });
  const late = await vote(token, { rating: "8", comment: kept });
  expect(late.status).toBe(429);
  expect(late.text).toContain(shown);
  expect(late.text).toContain('value="8" required checked');
  const body = new URLSearchParams({ rating: "8", comment: "x".repeat(200_000) });
  expect((await vote(token, { body })).status).toBe(413);
  expect(await reviewsOf(owner.shopId)).toEqual([]);
});

test("opening a used, expired or withdrawn link leads where posting it does", async () => {
  const open = async ({ token }: MadeInvitation) =>
    told(pageInstead(await readNpsLink(token), token, "8"));
  expect(pageInstead(await readNpsLink(made.token), made.token, "8")).toBeNull();
  expect(pageInstead(await readNpsLink(newToken()), newToken(), "8")).toBeNull();
  await vote(made.token, { rating: "7" });
  expect(await open(made)).toEqual(refused("The ticket is already rated", "8"));
  await expireLinks(owner, made.orderId);
  expect(await open(made)).toEqual(refused("The token is invalid", "8"));
  await revokeLinks(owner.shopId, made.mailId);
  expect(await open(made)).toEqual(refused("The token is invalid", "8"));
  const ours = await makeInvitation(owner, { surveyId: await makeSurvey(owner.shopId) });
  await vote(ours.token, { rating: "7" });
  expect(pageInstead(await readNpsLink(ours.token), ours.token, "8")).toBeNull();
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
