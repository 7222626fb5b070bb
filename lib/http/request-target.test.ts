import { expect, test } from "vitest";
import { targetOf } from "@/lib/http/request-target";

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
