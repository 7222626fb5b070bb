import { expect, it } from "vitest";
import { describeSave } from "@/lib/shops/describe-log";

const members = [{ id: "1", name: "Amara Osei" }];

it("names each setting with its old and its new value", () => {
  const sentence = describeSave(
    "en",
    [
      { setting: "ratings.ratingsOn", from: true, to: false },
      { setting: "ratings.followUpDelayMinutes", from: 5, to: 1 },
      { setting: "ratings.shareUrl", from: null, to: "https://a.example" },
      { setting: "ratings.networks", from: ["x", "facebook"], to: [] },
      { setting: "ratings.alertMemberIds", from: [], to: ["1", "gone"] },
    ],
    members,
  );
  expect(sentence).toBe(
    "Saved 5 changes: Ask for ratings on → off, Delay 5 minutes → 1 minute, " +
      "Share URL the shop’s address → “https://a.example”, Networks X, Facebook → nothing, " +
      "Members who get the alert nothing → Amara Osei, gone.",
  );
});

it("names what is no more, and what is there once for each language", () => {
  const sentence = describeSave("en", [
    { setting: "ratings.askEveryone", from: true, to: false },
    { setting: "ratings.shareText", from: "a", to: "b" },
    { setting: "ratings.shareTexts.da", from: "", to: "God hjælp." },
    { setting: "ratings.reviewUrl", from: null, to: "https://g.page/x" },
    { setting: "nps.categories.delivery.translated.da", from: null, to: "Hej" },
    { setting: "nps.template.translated.da", from: "", to: "Hej" },
  ]);
  expect(sentence).toBe(
    "Saved 6 changes: Ask everyone for a review on → off, Share text “a” → “b”, " +
      "Share text in Danish nothing → “God hjælp.”, Review page nothing → “https://g.page/x”, " +
      "category delivery, text in Danish nothing → “Hej”, words in Danish nothing → “Hej”.",
  );
});

it("says so when nothing changed", () => {
  expect(describeSave("en", [], members)).toBe("No changes to save.");
});
