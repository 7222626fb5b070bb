import { dryRun, listDryRun } from "@/lib/nps/ask/dry-run";
import { readCounted } from "@/lib/nps/coverage/counted-report";
import { listCoverage } from "@/lib/nps/coverage/coverage-list";
import { readExperiments } from "@/lib/nps/coverage/experiments";
import { countLeftOut, listLeftOut } from "@/lib/nps/coverage/left-out";
import { listNotInvited } from "@/lib/nps/coverage/not-invited";
import { listAnswers } from "@/lib/nps/report/answers";
import { countAnswers } from "@/lib/nps/report/count-answers";
import { hasAnswers, readFigures } from "@/lib/nps/report/figures";
import { addDays, resolvePeriod } from "@/lib/nps/report/periods";
import { readProducts } from "@/lib/nps/report/products";
import { ALL_ANSWERS } from "@/lib/nps/report/schema";
import {
  DEEP,
  DEEP_NUMBER,
  type Facts,
  type Named,
  PAGE,
  today,
} from "@/lib/testing/readings/facts";

export function npsReport({ owner }: Facts): Named[] {
  const period = resolvePeriod("30d", { from: null, to: null }, today());
  const year = resolvePeriod("all", { from: null, to: null }, today());
  const place = { channelId: null, categoryId: null };
  const spanOf = ({ from, to }: typeof period) => ({ from, to, ...place });
  const list =
    (filter: object, page: typeof PAGE | typeof DEEP = PAGE) =>
    () =>
      listAnswers(owner, { filter: { ...ALL_ANSWERS, ...filter }, ...page });
  const count = (filter: object) => () => countAnswers(owner, { ...ALL_ANSWERS, ...filter });
  return [
    ["nps: any answers", () => hasAnswers(owner)],
    ["nps: figures of a month", () => readFigures(owner, period, place)],
    ["nps: figures of all time", () => readFigures(owner, year, place)],
    ["nps: products", () => readProducts(owner, spanOf(year))],
    ["nps: left out", () => countLeftOut(owner, period)],
    ["nps answers: first page", list({})],
    ["nps answers: deep page", list({}, DEEP_NUMBER)],
    ["nps answers: detractors", list({ band: "detractor" })],
    ["nps answers: score", list({ score: 3 })],
    ["nps answers: with comment", list({ withComment: true })],
    ["nps answers: open work", list({ openWork: true })],
    ["nps answers: open work, counted", count({ openWork: true })],
    ["nps answers: counted", count({})],
    ["nps answers: unknown contact", list({ contact: "unknown" })],
  ];
}

export function npsAsking({ owner }: Facts): Named[] {
  const filter = { month: null, way: "updates", reason: "all" } as const;
  const span = { from: addDays(today(), -365), to: null };
  return [
    ["nps asking: coverage", () => readCounted(owner, "coverage")],
    ["nps asking: timing", () => readCounted(owner, "timing")],
    ["nps asking: experiments", () => readExperiments(owner)],
    ["nps asking: not invited, counted", () => readCounted(owner, "not_invited")],
    ["nps asking: not invited", () => listNotInvited(owner, PAGE)],
    ["nps asking: left out", () => listLeftOut(owner, span, PAGE)],
    ["nps asking: list", () => listCoverage(owner, filter, PAGE)],
    ["nps asking: list, deep", () => listCoverage(owner, filter, DEEP)],
    [
      "nps asking: list of the budget",
      () => listCoverage(owner, { ...filter, reason: "budget" }, PAGE),
    ],
    ["nps: dry run", () => dryRun(owner)],
    ["nps: dry run, list", () => listDryRun(owner, "send")],
  ];
}
