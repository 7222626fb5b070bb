/** Values that no form or program of ours sends; letters up to U+00FF go as single bytes where they stand alone. */
export const ODD_VALUES: string[] = [
  ..." |\t|-1|0|1e309|NaN|null|undefined|true|[]|{}|[object Object]|__proto__|constructor|toString|then".split(
    "|",
  ),
  ..."2026-02-30|0000-01-01|9999-12-31T23:59:59-23:59|+275760-09-13|1970-01-01T00:00Z".split("|"),
  ..."../../etc/passwd|..%2f..%2f|//evil.example|http://evil.example|javascript:alert(1)|/\\evil.example".split(
    "|",
  ),
  ..."'|\"|`|;--|<script>alert(1)</script>|{{7*7}}|#{7*7}|%|%zz|%00|%ff|%u0041|\\|\\u0000".split(
    "|",
  ),
  ...'a@b|a@b.c|clara@example.com|"a b"@example.com|a@[127.0.0.1]|=1+1|$K1|$$|$Q1|$undefined|$1:a'.split(
    "|",
  ),
  ..."00000000-0000-0000-0000-000000000000|00000000-0000-4000-8000-000000000000".split("|"),
  "",
  "\0",
  "\r\n",
  "\u00ff\u00fe",
  "\u00c3\u0028",
  "\u202e\u2066",
  "\ud800",
  "💥",
  "ﷺ".repeat(20),
  "a\u0315\u0300".repeat(200),
  "9".repeat(40),
  "x".repeat(5_000),
  " ".repeat(3_000),
  "a".repeat(32),
];

/** Some of them are long; what stands in an address or a header is not. */
export const SHORT_VALUES = ODD_VALUES.filter((value) => value.length < 1_000);

/** What a request may say besides; several values mean several headers of the name. */
export const ODD_HEADERS: [string, (string | string[])[]][] = [
  ["Accept", ["", "*/*;q=", "\u00ff", "text/x-component"]],
  ["Accept-Encoding", ["gzip;q=zz, br", "*;q=0", "identity;q=0"]],
  ["Accept-Language", ["da;q=", ",,,;;;", "\u00ff;q=NaN", "a,".repeat(500), "x-".repeat(200)]],
  ["Authorization", ["", "Bearer", "Bearer \u00ff", "Basic !!", "Bearer sl_x", "bearer  a  b"]],
  ["Content-Encoding", ["gzip", "br, gzip", "zz", ""]],
  [
    "Content-Type",
    [
      "",
      "a",
      "text/plain; charset=zz",
      "multipart/form-data",
      "application/json; charset=utf-16",
      "Multipart/Form-Data; boundary=B",
    ],
  ],
  [
    "Cookie",
    [
      "=",
      ";;;",
      "a",
      "__proto__=1",
      "authjs.session-token=zz",
      "authjs.session-token=%",
      "shop=\u00ff",
      "customer-locale=zz",
      "setup=AQ",
      "customer=AwAA",
      "second-step=.",
      "a=b; ".repeat(300),
      Array(3).fill("shop=1"),
    ],
  ],
  ["Expect", ["100-continue", "zz"]],
  ["Forwarded", ["for=\u00ff;host=evil"]],
  ["Idempotency-Key", ["", "a", "\u00ff", "k".repeat(300)]],
  ["If-Modified-Since", ["zz", "Thu, 01 Jan 1970 00:00:00 GMT"]],
  ["If-None-Match", ["*", 'W/"a", ,', ",".repeat(500)]],
  ["Next-Action", ["", "x", "0".repeat(42), "__proto__", "\u00ff"]],
  ["Next-Router-Prefetch", ["1", "2", "zz"]],
  ["Next-Router-Segment-Prefetch", ["/_tree", "/zz", "\u00ff", "__PAGE__"]],
  ["Next-Router-State-Tree", ["", "[", "null", "%5B%22%22%2C%7B%7D%5D", "%zz", "[1,2]", "%22a%22"]],
  ["Next-Url", ["/", "//", "\u00ff", "zz"]],
  ["Origin", ["null", "http://[", "https://evil.example", "\u00ff", ["a", "b"]]],
  ["Purpose", ["prefetch"]],
  ["RSC", ["1", "0"]],
  ["Range", ["bytes=9-1", "bytes=0-", "zz"]],
  ["Referer", ["\u00ff", "http://[", "//"]],
  ["Sec-Fetch-Site", ["cross-site", "zz"]],
  ["Sec-Fetch-Dest", ["document", "iframe", "zz"]],
  ["User-Agent", ["", "\u00ff", "Googlebot", "a".repeat(5_000)]],
  ["X-Action-Forwarded", ["1"]],
  ["X-Forwarded-For", ["\u00ff", ",,", "::ffff:1.2.3.4", "::1%\u00ff", "a".repeat(300)]],
  ["X-Forwarded-Host", ["evil.example", "\u00ff", "["]],
  ["X-Forwarded-Proto", ["javascript", "https,http"]],
  ["X-HTTP-Method-Override", ["DELETE"]],
  ["X-Matched-Path", ["%zz", "/orders"]],
  ["X-Invoke-Status", ["500", "zz"]],
  ["X-Middleware-Rewrite", ["http://evil.example/"]],
  ["X-Middleware-Subrequest", ["proxy:proxy:proxy:proxy:proxy"]],
  ["X-Nextjs-Data", ["1"]],
  ["X-Now-Route-Matches", ["1=%zz"]],
  ["X-Request-Id", ["a", "\u00ff", "x".repeat(300)]],
];

/** First lines that lead nowhere, or look as if they did not. */
export const ODD_TARGETS: string[] = [
  ..."*|/*|//|///|//evil.example/x|//[|//a:b@evil/x|/\\evil.example|http://evil.example/orders|http://|ftp://a/b".split(
    "|",
  ),
  ..."?a|orders|#|/#a|/%|/%zz|/%ff|/%00|/%2e%2e/%2e%2e/etc/passwd|/../../etc/passwd|/./.|/orders/|/orders;a=b".split(
    "|",
  ),
  ..."/_next/static/%ff|/_next/static/|/_next/static/../x|/_next/image?url=%2Ficon.svg&w=64&q=75|/_next/data/x/y.json".split(
    "|",
  ),
  ..."/_next/static/zz.js|/_next/zz|/__nextjs_original-stack-frames|/favicon.ico|/robots.txt|/.env|/icon.svg?a".split(
    "|",
  ),
  ..."/rate/\u00ff|/\u00ff|/rate/%E2%80|/rate/a%20b|/rate/%E2%80%8B|/find/%ED%A0%80|/api/%ff|/api//|/api/v1/orders/%".split(
    "|",
  ),
  `/${"a/".repeat(2_000)}`,
  `/find?${"a&".repeat(3_000)}`,
  `/find?q=${"a".repeat(9_000)}`,
  `/${"%41".repeat(2_000)}`,
];

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
export const ODD_METHODS = ["TRACE", "PROPFIND", "QUERY", "M-SEARCH", "PURGE", "LOCK"];
