import { expect, it } from "vitest";
import { ratingFeedSchema } from "@/lib/ratings/feed-schema";

const MEMBER = "0b7c2f4e-7d43-4f0e-9f0a-2f1a3f7f7c11";

it("reads the filters of the address", () => {
  const search = { stars: "3", member: MEMBER, comment: "1", from: "2026-11-01", to: "2026-11-30" };
  expect(ratingFeedSchema.parse(search)).toEqual({ ...search, stars: 3, comment: true });
});

it.each([
  {},
  { stars: "6", member: "x", comment: "yes", from: "2026-02-30", to: "30.11.2026" },
  { stars: ["3", "4"], member: [MEMBER], comment: ["1"], from: "", to: "0000-00-00" },
])("ignores odd values: %j", (search) => {
  const { stars, member, comment, from, to } = ratingFeedSchema.parse(search);
  expect([stars ?? null, member ?? null, comment, from ?? null, to ?? null]).toEqual([
    null,
    null,
    false,
    null,
    null,
  ]);
});
