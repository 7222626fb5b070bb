import { expect, test } from "vitest";
import { exportAnswers } from "@/lib/nps/report/export-answers";
import { ALL_ANSWERS, type AnswerFilter } from "@/lib/nps/report/schema";
import { makeMember, makeOrder, makeShop } from "@/lib/testing/factories";
import { goldenScores, makeAnswers } from "@/lib/testing/nps-answers";

const WORDS = { locale: "en", timeZone: "Europe/Copenhagen" };

type Owner = Awaited<ReturnType<typeof makeShop>>["owner"];

async function fileOf(owner: Owner, filter: AnswerFilter = ALL_ANSWERS): Promise<string> {
  let text = "";
  for await (const part of exportAnswers(owner, filter, WORDS)) text += part;
  return text;
}

/** RFC 4180 read back, without our own writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, cell = "", end] of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/g)) {
    const plain = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    rows.at(-1)?.push(plain);
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  rows.pop();
  return rows;
}

/** What a spreadsheet makes of the formulas the file holds. */
function evaluate(rows: string[][], formula: string): number {
  const inRange = (from: string, to: string) =>
    rows.slice(Number(from) - 1, Number(to)).map((row) => Number(row["ABCD".indexOf("D")]));
  const counting = formula.match(/^=COUNT(?:IF)?\(D(\d+):D(\d+)(?:,"(>=|<=)(\d+)")?\)$/);
  if (counting) {
    const [, from = "", to = "", sign, limit] = counting;
    const holds = (score: number) =>
      sign === undefined || (sign === ">=" ? score >= Number(limit) : score <= Number(limit));
    return inRange(from, to).filter(holds).length;
  }
  const cell = (name: string) => evaluate(rows, rows[Number(name.slice(1)) - 1]?.[1] ?? "");
  const rest = formula.match(/^=(B\d+)-(B\d+)-(B\d+)$/)?.slice(1);
  if (rest) return rest.map(cell).reduce((value, less) => value - less);
  const [, p = "", d = "", all = ""] =
    formula.match(/^=ROUND\(100\*\((B\d+)-(B\d+)\)\/(B\d+),0\)$/) ?? [];
  return Math.round((100 * (cell(p) - cell(d))) / cell(all));
}

test("the spreadsheet's own formulas come to our figures, beyond one batch", async () => {
  const { shopId, owner } = await makeShop();
  await makeAnswers(shopId, goldenScores(1010));
  const text = await fileOf(owner);
  expect(text.startsWith("\uFEFFId,Day,Time,Score,")).toBe(true);
  const rows = readCsv(text.slice(1));
  expect(rows).toHaveLength(1 + 1010 + 1 + 5);
  const footer = rows
    .slice(-5)
    .map(([label = "", formula = ""]) => [label, evaluate(rows, formula)]);
  expect(footer).toEqual([
    ["Promoters", 606],
    ["Passives", 303],
    ["Detractors", 101],
    ["Answers", 1010],
    ["NPS", 50],
  ]);
  expect(text).toContain('"=COUNTIF(D2:D1011,"">=9"")"');
  expect(text).toContain('"=COUNTIF(D2:D1011,""<=6"")"');
});

test("what people typed does not run, and stays in one cell", async () => {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId, { customer: { name: '@Bo "B", Hansen', email: null } });
  const comment = '=HYPERLINK("https://x.example")\nsecond line';
  await makeAnswers(shopId, [3], { comment, phone: "+45 12", orderRef: "-7" });
  await makeAnswers(shopId, [9], { orderId });
  const rows = readCsv((await fileOf(owner)).slice(1));
  const low = rows.find(([, , , score]) => score === "3");
  expect(low?.[5]).toBe(`'${comment}`);
  expect([low?.[10], low?.[12]]).toEqual(["'+45 12", "'-7"]);
  expect(rows.every((row) => row.length === 15 || row.length <= 2)).toBe(true);
});

test("in Danish it is for a Danish spreadsheet, and identifiers stay text", async () => {
  const { shopId, owner } = await makeShop();
  await makeAnswers(shopId, [9], { orderRef: "000123", loyaltyId: "12345678901234567890" });
  await makeAnswers(shopId, [3], { orderRef: "1E5" });
  let text = "";
  for await (const part of exportAnswers(owner, ALL_ANSWERS, { ...WORDS, locale: "da" })) {
    text += part;
  }
  const rows = text.slice(1).split("\r\n");
  expect(rows[0]?.split(";")).toHaveLength(15);
  expect(rows[1]?.split(";").slice(11, 13)).toEqual(["", "'1E5"]);
  expect(rows[2]?.split(";").slice(11, 13)).toEqual(["'12345678901234567890", "'000123"]);
  expect(rows[1]?.split(";")[1]).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(text).toContain('"=TÆL.HVIS(D2:D3;"">=9"")"');
  expect(text).toContain('"=TÆL.HVIS(D2:D3;""<=6"")"');
  expect(text).toContain('"=AFRUND(100*(B5-B7)/B8;0)"');
});

test("it holds the filter's answers, and nothing of another shop", async () => {
  const { shopId, owner } = await makeShop();
  await makeAnswers(shopId, [10, 8, 1]);
  const { owner: stranger } = await makeShop();
  const scores = async (reader: Owner, filter: AnswerFilter) =>
    readCsv((await fileOf(reader, filter)).slice(1)).flatMap((row) =>
      row.length === 15 ? [row[3]] : [],
    );
  expect(await scores(owner, { ...ALL_ANSWERS, band: "detractor" })).toEqual(["Score", "1"]);
  expect(await scores(stranger, ALL_ANSWERS)).toEqual(["Score"]);
});

test("an agent gets no file: it holds addresses and phone numbers", async () => {
  const { shopId } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  await expect(fileOf(agent)).rejects.toMatchObject({ code: "forbidden" });
});
