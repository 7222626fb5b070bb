import { expect, test } from "vitest";
import { brokenConstraint } from "@/lib/base/broken-constraint";

/** As another copy of the query builder would throw it. */
class OtherQueryError extends Error {}
const broken = (cause: unknown) => brokenConstraint(new OtherQueryError("Failed query", { cause }));

test("a broken constraint is told by its name, whoever threw the error", () => {
  expect(broken({ constraint_name: "events_submission" })).toBe("events_submission");
});

test.each([undefined, null, {}, { constraint_name: 5 }, "text"])("%o names none", (cause) => {
  expect(broken(cause)).toBeUndefined();
});

test.each([undefined, null, "text", {}])("%o thrown names none", (thrown) => {
  expect(brokenConstraint(thrown)).toBeUndefined();
});
