import { expect, test } from "vitest";
import { HOUR, MINUTE } from "@/lib/base/time";
import { clockFrom } from "@/lib/demo/clock";
import { ORDERS } from "@/lib/demo/orders";
import { history } from "@/lib/demo/script/build-shop";
import { readScript } from "@/lib/demo/script/read-script";
import { STORIES } from "@/lib/demo/script/stories";
import { SHOP, TEAM } from "@/lib/demo/team";

/** A winter day, a summer day, and days beside the changes of the clock. */
const DAYS = ["2026-11-19", "2026-07-02", "2027-03-28", "2027-03-29", "2026-10-25", "2026-10-26"];

const moments = DAYS.flatMap((day) =>
  Array.from({ length: 24 }, (_, hour) => new Date(Date.parse(day) + hour * HOUR)),
);

test("at any hour of the day everything is already in the past, and in order", () => {
  for (const now of moments) {
    const clock = clockFrom(now, SHOP.timeZone);
    // Stories that would go back in time throw here.
    const acts = history(clock);
    expect(acts.at(-1)?.at.getTime()).toBeLessThan(now.getTime() - 5 * MINUTE);

    const placed = ORDERS.map((order, index) => clock(order.placed, index).getTime());
    expect(placed).toEqual(placed.toSorted((a, b) => a - b));
    for (const { order, steps } of STORIES) {
      const at = placed[ORDERS.findIndex(({ number }) => number === order)];
      const first = steps[0];
      expect(first && clock(first.at).getTime()).toBeGreaterThan(at ?? Number.POSITIVE_INFINITY);
    }
  }
});

test("order numbers rise with time, and nobody acts before joining or after leaving", () => {
  const numbers = ORDERS.map((order) => Number(order.number));
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));

  const clock = clockFrom(new Date(), SHOP.timeZone);
  for (const { title, steps } of STORIES) {
    for (const step of steps) {
      if (!(step.who in TEAM)) continue;
      const person = TEAM[step.who as keyof typeof TEAM];
      expect(clock(step.at) > clock(person.joined), title).toBe(true);
      if ("left" in person) expect(clock(step.at) < clock(person.left), title).toBe(true);
    }
  }
});

test("the clock on the wall is the shop's, also across summer time", () => {
  const clock = clockFrom(new Date("2026-11-19T13:20:00Z"), "Europe/Copenhagen");
  expect(clock("5d 09:02").toISOString()).toBe("2026-11-14T08:02:11.000Z");
  expect(clock("134d 21:09").toISOString()).toBe("2026-07-08T19:09:11.000Z");
  expect(clock("42m").toISOString()).toBe("2026-11-19T12:37:49.000Z");
  expect(clock("5h").getTime()).toBe(Date.parse("2026-11-19T13:20:00Z") - 5 * HOUR - 11_000);
});

test("a script is read word by word, and refused where it makes no sense", () => {
  const [story] = readScript(`
# 100 A title: with a colon
follows Another title
2d 09:05 customer: First line goes
    on here.↵Second line.
1d 10:00 ida hands to jonas
6m customer rates 2: So: no.
`);
  expect(story).toEqual({
    order: "100",
    title: "A title: with a colon",
    follows: "Another title",
    steps: [
      {
        does: "write",
        at: "2d 09:05",
        who: "customer",
        text: "First line goes on here.\nSecond line.",
      },
      { does: "assign", at: "1d 10:00", who: "ida", to: "jonas" },
      { does: "rate", at: "6m", who: "customer", stars: 2, comment: "So: no." },
    ],
  });
  for (const line of ["customer: hello", "1d 9:00 ida takes", "6m ida dances", "6m ida rates 5"]) {
    expect(() => readScript(`# 100 Title\n${line}`)).toThrow("nobody understands");
  }
});
