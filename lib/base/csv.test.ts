import { expect, test } from "vitest";
import { csvRow, Formula, separatorOf } from "@/lib/base/csv";

test.each(["=1+1", "+45 12", "-3", "@SUM(A1)", "\tx", "\rx"])("%j does not run", (text) => {
  expect(csvRow([text]).replaceAll('"', "")).toBe(`'${text}\r\n`);
});

test("cells that hold commas, quotes or line breaks are quoted", () => {
  expect(csvRow(["a", 'b "c"', "d,e", "f\ng", null, -4])).toBe('a,"b ""c""","d,e","f\ng",,-4\r\n');
});

test("formulas of ours are written as they are", () => {
  expect(csvRow([new Formula('=COUNTIF(D2:D3,">=9")')])).toBe('"=COUNTIF(D2:D3,"">=9"")"\r\n');
});

test.each([
  "000123",
  "1E5",
  "12345678901234567890",
  "123456789012",
  "1.50",
  "2,5",
  "10/10",
  "1-2",
  "2026-11-01",
  "12:30",
  "5 PM",
  "50%",
  "MAR1",
  "1 maj",
  "May 5, 2026",
  "SEPT2",
  "TRUE",
  "Falsk",
])("%j stays as it was typed", (text) => {
  expect(csvRow([text]).replaceAll('"', "")).toBe(`'${text}\r\n`);
});

test.each(["0", "10482", "99999999999", "HH-000123", "Marie", "Jan", "12 mugs", "v1.5", ""])(
  "%j needs no mark",
  (text) => {
    expect(csvRow([text])).toBe(`${text}\r\n`);
  },
);

test("cells are separated as the reader's spreadsheet splits them, and ours stay whole in both", () => {
  expect([separatorOf("en"), separatorOf("da"), separatorOf("de")]).toEqual([",", ";", ";"]);
  const cells = ["a;b", "c,d", new Formula("2026-11-01"), 4];
  expect(csvRow(cells, separatorOf("da"))).toBe('"a;b";"c,d";2026-11-01;4\r\n');
  expect(csvRow(cells)).toBe('"a;b","c,d",2026-11-01,4\r\n');
  expect(csvRow(["=1", "000123"], ";")).toBe("'=1;'000123\r\n");
});
