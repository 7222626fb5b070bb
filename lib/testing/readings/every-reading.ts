import { api } from "@/lib/testing/readings/api";
import { type Reading, readFacts } from "@/lib/testing/readings/facts";
import {
  customerPages,
  orderLists,
  outbox,
  ratingPages,
  shell,
} from "@/lib/testing/readings/lists";
import { npsAsking, npsReport } from "@/lib/testing/readings/nps";

/** Every list and page of the dashboard and the API: first page, deep page, each filter and search. */
export async function everyReading(): Promise<Reading[]> {
  const facts = await readFacts();
  const readings = [
    ...shell(facts),
    ...orderLists(facts),
    ...customerPages(facts),
    ...ratingPages(facts),
    ...outbox(facts),
    ...npsReport(facts),
    ...npsAsking(facts),
    ...api(facts),
  ];
  return Object.entries(Object.fromEntries(readings)).map(([name, read]) => ({ name, read }));
}
