import { expect, test } from "vitest";
import { mendedPath } from "@/lib/http/mended-path";

const TOKEN = "Ab3_-Ab3_-Ab3_-Ab3_-Ab3_-Ab3_-x1";
const ORDER = "0b7a1c52-93c4-4d51-8f0e-6d2b1a9c7e44";

const PAGES = [
  "/rate",
  "/reply",
  "/share",
  "/unsubscribe",
  "/o",
  "/my/enter",
  "/nps/rate",
  "/nps/thanks",
  "/invitation",
  "/reset",
  "/sign-in/link",
  "/confirm-address",
];

const DAMAGED = [
  `${TOKEN}.`,
  `${TOKEN}...`,
  `${TOKEN})`,
  `${TOKEN}),`,
  `${TOKEN}%3E`,
  `${TOKEN}>`,
  `${TOKEN}%20`,
  `${TOKEN}%20%0A`,
  `${TOKEN};`,
  `${TOKEN}%22`,
  `${TOKEN}'`,
  `${TOKEN}%E2%80%9D`,
  `${TOKEN}%C2%BB`,
  `${TOKEN}*`,
  `${TOKEN}&stars=4`,
  `${TOKEN}%3Fstars=4`,
  `${TOKEN}%3C/a%3E`,
  `${TOKEN}.%20Thanks`,
  `%3C${TOKEN}%3E`,
  `(${TOKEN})`,
  `%22${TOKEN}%22`,
  `%E2%80%9C${TOKEN}%E2%80%9D`,
  `%20${TOKEN}`,
  `${TOKEN.slice(0, 20)}%0D%0A${TOKEN.slice(20)}`,
  `${TOKEN}%E2%80%8B`,
];

test.each(PAGES)("what is put around the secret of %s is cut off", (page) => {
  for (const part of DAMAGED) expect(mendedPath(`${page}/${part}`), part).toBe(`${page}/${TOKEN}`);
});

test("what follows a secret in an address of ours stays", () => {
  expect(mendedPath(`/nps/rate/${TOKEN}./stop)`)).toBe(`/nps/rate/${TOKEN}/stop`);
  expect(mendedPath(`/unsubscribe/${TOKEN}%3E/one-click`)).toBe(`/unsubscribe/${TOKEN}/one-click`);
});

test("an order's address is mended as well", () => {
  for (const end of [".", ")", "%20", "%3E,"])
    expect(mendedPath(`/portal/${ORDER}${end}`)).toBe(`/portal/${ORDER}`);
  expect(mendedPath(`/portal/${ORDER}/version`)).toBeNull();
  expect(mendedPath(`/portal/${ORDER}`)).toBeNull();
});

test("a whole address, or one without a secret, is left alone", () => {
  const other = [
    `/rate/${TOKEN}`,
    `/nps/rate/${TOKEN}/stop`,
    `/nps/rate/${TOKEN}/answer`,
    `/rate/${TOKEN.slice(1)}.`,
    `/rate/${TOKEN}a.`,
    `/rate/${TOKEN}a`,
    "/rate/.",
    "/rate/%",
    "/rate",
    "/sign-in",
    "/reset",
    `/orders/${TOKEN}.`,
    `/rate/${"%3C".repeat(2000)}`,
  ];
  for (const address of other) expect(mendedPath(address), address).toBeNull();
});
