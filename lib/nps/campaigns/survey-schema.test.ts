import { expect, test } from "vitest";
import { parse } from "@/lib/http/parse";
import { surveySchema, writtenSurveySchema } from "@/lib/nps/campaigns/survey-schema";

const base = {
  name: "Every quarter",
  kind: "relationship",
  days: "90",
  templateId: "8c2f5b1e-6f1e-4d56-9f6e-3d0f5a4b7c11",
  channelId: "1",
  categoryId: "2",
  segment: "all",
  batchSize: "500",
  afterVoting: "shop",
  successUrl: "https://holm-hazel.example/thanks",
  errorUrl: "https://holm-hazel.example/sorry",
};

const fieldsOf = (change: object) => {
  try {
    parse(surveySchema, { ...base, ...change });
    return {};
  } catch (error) {
    return (error as { fields: Record<string, string> }).fields;
  }
};

test("only what the chosen segment needs is read", () => {
  const typed = { segmentFrom: "2", segmentTo: "", segmentText: "VIP" };
  const segmentOf = (segment: string) => {
    const { segmentFrom, segmentTo, segmentText } = parse(surveySchema, {
      ...base,
      ...typed,
      segment,
    });
    return [segmentFrom, segmentTo, segmentText];
  };
  expect(segmentOf("all")).toEqual([null, null, null]);
  expect(segmentOf("order_count")).toEqual([2, null, null]);
  expect(segmentOf("last_order")).toEqual([2, null, null]);
  expect(segmentOf("product")).toEqual([null, null, "VIP"]);
  expect(segmentOf("tag")).toEqual([null, null, "vip"]);
});

test("an address is kept as it can stand in a header", () => {
  const { successUrl, errorUrl } = parse(surveySchema, {
    ...base,
    successUrl: "HTTPS://Holm-Hazel.example/tak på/gensyn".replace(" ", "-"),
  });
  expect(successUrl).toBe("https://holm-hazel.example/tak-p%C3%A5/gensyn");
  expect(errorUrl).toBe(base.errorUrl);
});

test("our own thank-you page needs no address, and keeps none", () => {
  const landing = (change: object) => {
    const { successUrl, errorUrl } = parse(surveySchema, { ...base, ...change });
    return { successUrl, errorUrl };
  };
  const none = { successUrl: null, errorUrl: null };
  expect(landing({ afterVoting: "starloop" })).toEqual(none);
  expect(
    landing({ afterVoting: "starloop", successUrl: "no address", errorUrl: undefined }),
  ).toEqual(none);
});

test.each([
  [{ name: "" }, "name", "surveyName"],
  [{ name: "x".repeat(101) }, "name", "tooLong?max=100"],
  [{ kind: undefined }, "kind", "chooseKind"],
  [{ kind: "weekly" }, "kind", "chooseKind"],
  [{ days: "6" }, "days", "daysRange?min=7&max=730"],
  [{ days: "731" }, "days", "daysRange?min=7&max=730"],
  [{ days: "" }, "days", "daysRange?min=7&max=730"],
  [{ kind: "order", days: "-1" }, "days", "daysRange?min=0&max=730"],
  [{ kind: "order", days: "1.5" }, "days", "daysRange?min=0&max=730"],
  [{ kind: "delivery", days: "731" }, "days", "daysRange?min=0&max=730"],
  [{ templateId: "" }, "templateId", "chooseTemplate"],
  [{ channelId: "" }, "channelId", "chooseChannel"],
  [{ categoryId: "x" }, "categoryId", "chooseCategory"],
  [{ batchSize: "0" }, "batchSize", "numberRange?min=1&max=10000"],
  [{ batchSize: "10001" }, "batchSize", "numberRange?min=1&max=10000"],
  [{ segment: "friends" }, "segment", "chooseSegment"],
  [{ segment: "order_count" }, "segmentFrom", "segmentRange"],
  [
    { segment: "order_count", segmentFrom: "a" },
    "segmentFrom",
    "numberRangeOrEmpty?min=0&max=100000",
  ],
  [{ segment: "order_count", segmentFrom: "5", segmentTo: "2" }, "segmentTo", "segmentOrder"],
  [{ segment: "last_order", segmentTo: "36501" }, "segmentTo", "daysRangeOrEmpty?min=0&max=36500"],
  [{ segment: "product", segmentText: " " }, "segmentText", "segmentProduct"],
  [{ segment: "tag", segmentText: "" }, "segmentText", "segmentTag"],
  [{ segment: "tag", segmentText: "x".repeat(51) }, "segmentText", "tooLong?max=50"],
  [{ afterVoting: "" }, "afterVoting", "chooseAfterVoting"],
  [{ afterVoting: undefined }, "afterVoting", "chooseAfterVoting"],
  [{ successUrl: "" }, "successUrl", "urlAfterVoting"],
  [{ errorUrl: " " }, "errorUrl", "urlAfterVoting"],
  [{ successUrl: "javascript:alert(1)" }, "successUrl", "httpUrl"],
  [{ errorUrl: "https://user@holm.example/" }, "errorUrl", "httpUrl"],
  [{ errorUrl: "https://holm.example/\r\nSet-Cookie:a" }, "errorUrl", "httpUrl"],
  [{ successUrl: `https://holm.example/${"x".repeat(500)}` }, "successUrl", "urlTooLong"],
])("%j is refused at %s", (change, field, message) => {
  expect(fieldsOf(change)).toEqual({ [field]: message });
});

test("an empty id stands for a new survey, an odd one for none there is", () => {
  const idOf = (sent: object) => parse(writtenSurveySchema, { ...base, ...sent }).surveyId;
  expect([idOf({}), idOf({ surveyId: "" })]).toEqual([undefined, ""]);
  expect(idOf({ surveyId: base.templateId })).toBe(base.templateId);
  expect(() => idOf({ surveyId: "1" })).toThrow(
    expect.objectContaining({ fields: { surveyId: "notFound" } }),
  );
});

test("all errors are reported at once", () => {
  expect(fieldsOf({ name: "", days: "x", segment: "tag", successUrl: "holm" })).toEqual({
    name: "surveyName",
    days: "daysRange?min=7&max=730",
    segmentText: "segmentTag",
    successUrl: "httpUrl",
  });
});
