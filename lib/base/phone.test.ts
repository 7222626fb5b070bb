import { describe, expect, test } from "vitest";
import { countryOfZone, isCountry, listCountries } from "@/lib/base/countries";
import { phoneKey } from "@/lib/base/phone";

const SPELLINGS = [
  "+45 12 34 56 78",
  "+4512345678",
  "0045 12345678",
  "(+45) 12-34-56-78",
  "004512345678",
  "(0045) 12 34 56 78",
  "+45.1234.5678",
];

describe("a phone number", () => {
  test.each(SPELLINGS)("%s is one, wherever the shop is", (text) => {
    for (const country of ["DK", "US", "GB", null]) {
      expect(phoneKey(text, country)).toBe("+4512345678");
    }
  });

  test.each([
    ["12 34 56 78", "DK", "+4512345678"],
    ["4512345678", "DK", "+4512345678"],
    ["020 7946 0958", "GB", "+442079460958"],
    ["+44 (0)20 7946 0958", "DK", "+442079460958"],
    ["(212) 555-0123", "US", "+12125550123"],
    ["001 212 555 0123", "DK", "+12125550123"],
    ["+45 12345678 ext. 5", "DK", "+4512345678;ext=5"],
    ["٠١٢", "DK", "٠١٢"],
  ])("%s in %s is %s", (text, country, key) => {
    expect(phoneKey(text, country)).toBe(key);
  });

  test("without a country it is known by what it is spelt with, and guessed nothing", () => {
    expect(phoneKey("12 34 56 78", null)).toBe("12345678");
    expect(phoneKey("12-34-56-78", null)).toBe("12345678");
    expect(phoneKey("1-800-FLOWERS", "DK")).not.toBe(phoneKey("1-800-CANDIES", "DK"));
    expect(phoneKey("12 34 56 78", "XX")).toBe("12345678");
  });

  test.each(["call me", "-", "()", "+", "ring"])("%s is none", (text) => {
    expect(phoneKey(text, "DK")).toBeNull();
  });
});

describe("countries", () => {
  test("a time zone of one country names it, others none", () => {
    expect(countryOfZone("Europe/Copenhagen")).toBe("DK");
    expect(countryOfZone("America/New_York")).toBe("US");
    expect(countryOfZone("Asia/Kolkata")).toBe("IN");
    expect(countryOfZone("UTC")).toBeNull();
    expect(countryOfZone("Mars/Olympus")).toBeNull();
  });

  test("are listed by name in the reader's language", () => {
    const danish = listCountries("da");
    expect(danish.find(({ code }) => code === "DE")?.name).toBe("Tyskland");
    expect(danish.map(({ name }) => name).slice(-1)).toEqual([expect.stringMatching(/^(Å|Ø|Ækv)/)]);
    expect([isCountry("DK"), isCountry("dk"), isCountry("XX")]).toEqual([true, false, false]);
  });
});
