import { expect, test } from "vitest";
import { parse } from "@/lib/http/parse";
import { solvedSurveySchema } from "@/lib/nps/campaigns/schema";

const base = {
  active: true,
  days: "14",
  templateId: "8c2f5b1e-6f1e-4d56-9f6e-3d0f5a4b7c11",
  afterVoting: "shop",
  successUrl: "https://holm-hazel.example/thanks",
  errorUrl: "http://holm-hazel.example/sorry?from=mail",
  channelId: "1",
  categoryId: "2",
};

const fieldsOf = (change: object) => {
  try {
    parse(solvedSurveySchema, { ...base, ...change });
    return {};
  } catch (error) {
    return (error as { fields: Record<string, string> }).fields;
  }
};

test("the template may be missing while invitations are off", () => {
  const off = { active: false, templateId: "", afterVoting: "starloop" };
  expect(parse(solvedSurveySchema, { ...base, ...off })).toEqual({
    active: false,
    days: 14,
    templateId: null,
    successUrl: null,
    errorUrl: null,
    channelId: 1,
    categoryId: 2,
  });
});

test("while they are on, everything missing is reported at once", () => {
  expect(fieldsOf({ days: "", templateId: "", successUrl: "", errorUrl: " " })).toEqual({
    days: "daysRange?min=0&max=60",
    templateId: "chooseTemplate",
    successUrl: "urlAfterVoting",
    errorUrl: "urlAfterVoting",
  });
});

test("a page of the shop's takes both addresses, on or off; ours takes neither", () => {
  const both = { successUrl: "urlAfterVoting", errorUrl: "urlAfterVoting" };
  for (const active of [true, false]) {
    expect(fieldsOf({ active, successUrl: "", errorUrl: "" })).toEqual(both);
    expect(fieldsOf({ active, errorUrl: "" })).toEqual({ errorUrl: "urlAfterVoting" });
    const ours = { ...base, active, afterVoting: "starloop", successUrl: "", errorUrl: "" };
    expect(parse(solvedSurveySchema, ours)).toMatchObject({ successUrl: null, errorUrl: null });
  }
  expect(fieldsOf({ afterVoting: "elsewhere" })).toEqual({ afterVoting: "chooseAfterVoting" });
});

test.each([
  [{ days: "0" }],
  [{ days: "60" }],
  [{ successUrl: "https://holm-hazel.example:8443/a?b=c#d" }],
])("%j is fine", (change) => {
  expect(fieldsOf(change)).toEqual({});
});

test.each([
  [{ days: "61" }, "days", "daysRange?min=0&max=60"],
  [{ days: "-1" }, "days", "daysRange?min=0&max=60"],
  [{ days: "1.5" }, "days", "daysRange?min=0&max=60"],
  [{ days: "1e1" }, "days", "daysRange?min=0&max=60"],
  [{ successUrl: "/thanks" }, "successUrl", "httpUrl"],
  [{ successUrl: "//holm.example" }, "successUrl", "httpUrl"],
  [{ successUrl: "ftp://holm.example" }, "successUrl", "httpUrl"],
  [{ successUrl: "javascript:alert(1)//https://" }, "successUrl", "httpUrl"],
  [{ successUrl: "https://clara:secret@holm.example" }, "successUrl", "httpUrl"],
  [{ errorUrl: "https://holm.example/\nSet-Cookie: a=b" }, "errorUrl", "httpUrl"],
  [{ errorUrl: `https://holm.example/${"x".repeat(500)}` }, "errorUrl", "urlTooLong"],
  [{ channelId: "website" }, "channelId", "chooseChannel"],
  [{ categoryId: "" }, "categoryId", "chooseCategory"],
])("%j is refused at %s", (change, field, message) => {
  expect(fieldsOf(change)).toEqual({ [field]: message });
});
