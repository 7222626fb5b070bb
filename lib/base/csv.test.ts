import { expect, test } from "vitest";
import { csvRow, Formula } from "@/lib/base/csv";

test.each(["=1+1", "+45 12", "-3", "@SUM(A1)", "\tx", "\rx"])("%j does not run", (text) => {
  expect(csvRow([text]).replaceAll('"', "")).toBe(`'${text}\r\n`);
});

test("cells that hold commas, quotes or line breaks are quoted", () => {
  expect(csvRow(["a", 'b "c"', "d,e", "f\ng", null, -4])).toBe('a,"b ""c""","d,e","f\ng",,-4\r\n');
});

test("formulas of ours are written as they are", () => {
  expect(csvRow([new Formula('=COUNTIF(D2:D3,">=9")')])).toBe('"=COUNTIF(D2:D3,"">=9"")"\r\n');
});
