import { expect, test } from "vitest";
import { greetingName, shortName } from "@/lib/base/names";

test.each([
  ["Clara Jørgensen", "Clara", "Clara"],
  ["Clara Jørgensen", null, "Clara Jørgensen"],
  ["Dr. Sofia Meier", undefined, "Dr. Sofia Meier"],
  ["Dr. Sofia Meier", "Sofia", "Sofia"],
  ["Müller, Jörg", null, ""],
  ["Müller, Jörg", "Jörg", "Jörg"],
  ["J. R. Ewing Jr.", null, ""],
  ["Jane Roe", "J.", "Jane Roe"],
  ["clara@example.com", null, ""],
  ["12345", null, ""],
  ["", "", ""],
  ["محمد علي", null, "محمد علي"],
  ["Who?!", null, ""],
])("%s with the first name %s is greeted as %j", (name, firstName, greeting) => {
  expect(greetingName({ name, firstName })).toBe(greeting);
});

test("the team reads the whole name where no first name was told", () => {
  expect(shortName({ name: "Müller, Jörg", firstName: null })).toBe("Müller, Jörg");
  expect(shortName({ name: "Müller, Jörg", firstName: "Jörg" })).toBe("Jörg");
});
