import { expect, test } from "vitest";
import { requireGoodPassword } from "@/lib/identity/factors/require-good-password";

const OWNER = { email: "ida.lindqvist@holm-hazel.example", shops: ["Holm & Hazel", "Ø"] };

const problemOf = (password: string, owner = OWNER) =>
  requireGoodPassword(password, owner).then(
    () => null,
    (error) => error.fields?.password ?? error,
  );

test.each([
  "1234567890",
  "qwertyuiop",
  "password123",
  "Password1234!",
  "!!Summer2024!!",
  "aaaaaaaaaaaa",
  "ababababababab",
  "dragondragon",
  "ADMINISTRATOR",
  "iloveyou12345",
])("%s is tried first", async (password) => {
  expect(await problemOf(password)).toBe("passwordCommon");
});

test.each([
  "ida.lindqvist@holm-hazel.example",
  "Ida.Lindqvist1",
  "idalindqvist2026",
  "we are Holm & Hazel",
  "HolmHazel-2026",
  "holm hazel rocks",
  "my starloop login",
])("%s is made of what others know", async (password) => {
  expect(await problemOf(password)).toBe("passwordOwn");
});

test.each([
  "correct-horse-battery",
  "a long enough sentence",
  // Parts of a word, or one of two names, are no whole words.
  "lindqvistian holmes",
  "hazelnuts taste fine",
  "ida likes long walks",
  "ø is a danish letter",
  "\u{1F984}\u{1F984} og tolv blå elge",
])("%s is fine", async (password) => {
  expect(await problemOf(password)).toBeNull();
});

test("a short name is refused only where nothing but digits stands beside it", async () => {
  const owner = { email: "bo@x.example", shops: [] };
  expect(await problemOf("bo1234567890", owner)).toBe("passwordOwn");
  expect(await problemOf("bo bor i et lille hus", owner)).toBeNull();
});
