import { expect, test } from "vitest";
import { isReadable, readablePart, targetOf } from "@/lib/http/request-target";

const GET = (url: string) => targetOf({ method: "GET", url });

test("a path is taken as it is, a whole address without its host", () => {
  for (const url of ["/", "/orders?q=a&q=b", "//evil.example/x", "/a%20b"])
    expect(GET(url)).toEqual({ url });
  expect(GET("http://evil.example/orders?q=1")).toEqual({ url: "/orders?q=1" });
  expect(GET("HTTPS://evil.example")).toEqual({ url: "/" });
  expect(GET("http://evil.example?q=1")).toEqual({ url: "/?q=1" });
});

test("what is no path of ours leads nowhere", () => {
  for (const url of ["*", "", "orders", "ftp://a/b", "javascript:alert(1)", "evil.example:443"])
    expect(GET(url), url).toMatchObject({ status: 400 });
  for (const method of ["TRACE", "CONNECT", "PROPFIND", "QUERY", ""])
    expect(targetOf({ method, url: "/" })).toMatchObject({ status: 405 });
});

test("addresses are short and have few parameters; only the survey API takes long ones", () => {
  const long = `q=${"a".repeat(8_000)}`;
  expect(GET(`/find?${long}`)).toMatchObject({ status: 414 });
  expect(GET(`/find?${long.slice(20)}`)).toHaveProperty("url");
  expect(targetOf({ method: "POST", url: `/nps/create?${long}` })).toHaveProperty("url");
  const many = (count: number) => `/nps/create?${Array(count).fill("a").join("&")}`;
  expect(GET(many(100))).toHaveProperty("url");
  expect(GET(many(101))).toMatchObject({ status: 400 });
});

test("of a damaged address the part before the damage is read, query and all", () => {
  for (const [sent, read] of [
    ["/rate/abc%E2%80", "/rate/abc"],
    ["/rate/abc%C3%A6%E2%80?stars=2", "/rate/abc%C3%A6?stars=2"],
    ["/rate/a%zz/b%E2", "/rate/a"],
    ["/%ff%ff/x", "/"],
    ["/a%", "/a"],
  ] as const) {
    expect(isReadable(sent.split("?")[0] ?? ""), sent).toBe(false);
    expect(readablePart(sent)).toBe(read);
  }
  expect(isReadable("/rate/%C3%A6")).toBe(true);
});
