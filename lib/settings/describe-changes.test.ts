import { expect, it } from "vitest";
import { describeChanges } from "@/lib/settings/describe-changes";

const members = [{ id: "1", name: "Amara Osei" }];

it("names each setting with its old and its new value", () => {
  const sentence = describeChanges(
    "en",
    [
      { setting: "ratingsOn", from: true, to: false },
      { setting: "followUpDelayMinutes", from: 5, to: 1 },
      { setting: "shareUrl", from: null, to: "https://a.example" },
      { setting: "networks", from: ["x", "facebook"], to: [] },
      { setting: "alertMemberIds", from: [], to: ["1", "gone"] },
    ],
    members,
  );
  expect(sentence).toBe(
    "Saved 5 changes: Ask for ratings on → off, Delay 5 minutes → 1 minute, " +
      "Share URL the shop’s address → “https://a.example”, Networks X, Facebook → nothing, " +
      "Alerted members nothing → Amara Osei, gone.",
  );
});

it("says so when nothing changed", () => {
  expect(describeChanges("en", [], members)).toBe("Nothing was different, so nothing changed.");
});
