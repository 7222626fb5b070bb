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

it("says so when nothing changed", () => {
  expect(describeSave("en", [], members)).toBe("No changes to save.");
});
