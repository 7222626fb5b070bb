import { randomBytes } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { forgetEnv } from "@/lib/base/env";
import { type SealPurpose, seal, unseal } from "@/lib/base/seal";
import { sealAsBefore } from "@/lib/testing/old-database";
import { TEST_ENV } from "@/lib/testing/test-env";

const KEY = TEST_ENV.APP_KEY;
const OTHER = randomBytes(32).toString("base64");

function useKeys(key: string, ...old: string[]): void {
  vi.stubEnv("APP_KEY", key);
  vi.stubEnv("APP_KEY_OLD", old.join(", "));
  forgetEnv();
}
afterEach(() => useKeys(KEY));

test.each<SealPurpose>(["mail", "totp"])(
  "a value for %s opens again, whatever it says",
  (purpose) => {
    for (const text of ["", "ÅØ 🙂", "x".repeat(100_000)]) {
      expect(unseal(purpose, seal(purpose, text))).toBe(text);
    }
  },
);

test("a value opens for its own purpose alone, and only as it is", () => {
  const sealed = seal("totp", "secret");
  expect(unseal("credentials", sealed)).toBeNull();
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(unseal("totp", changed), `byte ${index}`).toBeNull();
    expect(unseal("totp", sealed.subarray(0, index)), `${index} bytes`).toBeNull();
  }
});

test("no two values are alike, and nothing but mails is compressed", () => {
  expect(seal("totp", "a")).not.toEqual(seal("totp", "a"));
  const long = "<td style='padding:0'>".repeat(500);
  expect(seal("mail", long).length).toBeLessThan(long.length / 20);
  expect(seal("credentials", long).length).toBeGreaterThan(long.length);
});

test("after a change of the key, former values open while it is listed, with an id and without", () => {
  const values = [seal("mail", "new form"), sealAsBefore("mail", "new form", KEY)];
  useKeys(OTHER);
  for (const value of values) expect(unseal("mail", value)).toBeNull();
  useKeys(OTHER, randomBytes(32).toString("base64"), KEY);
  for (const value of values) expect(unseal("mail", value)).toBe("new form");
  const sealed = seal("mail", "now");
  useKeys(OTHER);
  expect(unseal("mail", sealed)).toBe("now");
  useKeys(KEY);
  expect(unseal("mail", sealed)).toBeNull();
});
