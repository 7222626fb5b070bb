import { expect, test } from "vitest";
import { readEmail } from "@/lib/base/email-address";
import { emailSchema } from "@/lib/base/schemas";

test.each([
  ["o&leary@example.org", "o&leary@example.org"],
  ["a/b@example.org", "a/b@example.org"],
  ["info@bücher.example", "info@xn--bcher-kva.example"],
  ["info@BÜCHER.example", "info@xn--bcher-kva.example"],
  [" Clara@Example.COM\u200b", "clara@example.com"],
  ["d'arcy+shop_1=x{y}@mail.example.co.uk", "d'arcy+shop_1=x{y}@mail.example.co.uk"],
  ["kunde@例え.テスト", "kunde@xn--r8jz45g.xn--zckzah"],
])("%s is written to as %s", (given, address) => {
  expect(readEmail(given)).toBe(address);
  expect(emailSchema.parse(given)).toBe(address);
});

test.each([
  ...["", "clara", "clara@", "@example.com", "clara@localhost", "clara@1.2.3.4", "clara@[::1]"],
  ...[
    "a..b@example.com",
    ".a@example.com",
    "a.@example.com",
    "a b@example.com",
    '"a b"@example.com',
  ],
  ...["jörg@example.com", "a@b@", "a@example..com", "a@-x.com", "a@x-.com", "a@exa_mple.com"],
  ...["a@example.com/b", "a@example.com:25", "a@example.com?x", "a@example.com,b@example.com"],
  ...["a@example.com\nBcc: b@example.com", "Clara <a@example.com>", "a@%65xample.com"],
  ...[`${"x".repeat(65)}@example.com`, `a@${"x".repeat(300)}.com`, "a@example.c", "a@example.123"],
])("nothing is sent to %j", (given) => {
  expect(readEmail(given)).toBeNull();
  expect(emailSchema.safeParse(given).success).toBe(false);
});
