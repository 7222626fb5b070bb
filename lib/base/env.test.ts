import { expect, test, vi } from "vitest";
import { env, envProblems, misspeltVariables } from "@/lib/base/env";
import { TEST_ENV } from "@/lib/testing/test-env";

const BEFORE: Record<string, string> = { ...TEST_ENV, DATABASE_URL: env().DATABASE_URL };

const problemsWith = (name: string, value: string): string[] => {
  vi.stubEnv(name, value);
  const problems = envProblems();
  vi.stubEnv(name, BEFORE[name]);
  return problems;
};

test.each([
  ["APP_URL", "https://help.example.com/starloop", /^APP_URL must be an address without a path/],
  ["APP_URL", "https://help.example.com/?a=1", /^APP_URL must be an address without a path/],
  ["APP_URL", "https://ida:pw@help.example.com", /^APP_URL must be an address without a path/],
  ["APP_URL", "help.example.com", /^APP_URL must be the http\(s\) address/],
  ["DATABASE_URL", "mysql://u@db/one", /^DATABASE_URL must be a postgres/],
  [
    "DATABASE_URL",
    "postgres://u@db/one?sslmod=require",
    /^DATABASE_URL has the parameter “sslmod”/,
  ],
  ["DATABASE_DIRECT_URL", "postgres://u@::1/one", /^DATABASE_DIRECT_URL has a host/],
  ["DATABASE_POOL", "many", /^DATABASE_POOL must be a whole number from 1 to 200\.$/],
  ["DATABASE_POOL", "0", /^DATABASE_POOL must be a whole number from 1 to 200\.$/],
  ["DATABASE_POOL", "2.5", /^DATABASE_POOL must be a whole number from 1 to 200\.$/],
  ["SMTP_URL", "mail.example.com", /^SMTP_URL must be an smtp:\/\//],
  ["SMTP_URL", "smtp://u:100%@mail.example.com", /^SMTP_URL has a % that must be written as %25/],
  ["TRUST_PROXY", "true", /^TRUST_PROXY must be 0 or 1/],
  ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "short", /^NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be 32/],
])("%s=%s is one problem in one sentence", (name, value, sentence) => {
  const problems = problemsWith(name, value);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(sentence);
});

test("what is right is no problem", () => {
  expect(envProblems()).toEqual([]);
  expect(problemsWith("APP_URL", "https://help.example.com/")).toEqual([]);
  expect(problemsWith("SMTP_URL", "smtp://u:p%25@mail.example.com:587")).toEqual([]);
  expect(problemsWith("DATABASE_URL", "postgres:///one?host=/run/postgresql")).toEqual([]);
});

test.each([
  ["SMPT_URL", "SMTP_URL"],
  ["APPKEY", "APP_KEY"],
  ["DATABSE_URL", "DATABASE_URL"],
  ["database_url", "DATABASE_URL"],
  ["DATADIR", "DATA_DIR"],
  ["MAIL_FORM", "MAIL_FROM"],
  ["AUTH_SECRETS", "AUTH_SECRET"],
  ["NODE_EXTRA_CA_CERT", "NODE_EXTRA_CA_CERTS"],
])("%s is nearly %s", (name, meant) => {
  const [problem] = misspeltVariables({ [name]: "x" });
  expect(problem).toContain(`${name} is no variable of Starloop’s: did you mean ${meant}?`);
  // Somebody else's after all, or both are set.
  expect(misspeltVariables({ [name]: "x", [meant]: "" })).toEqual([]);
});

test("the variables of other programs are passed over", () => {
  const others = [
    "PATH",
    "HOME",
    "POST",
    "PORTS",
    "NEXTAUTH_SECRET",
    "NODE_ENV",
    "SMTP_PASSWORD",
    "AUTH_URL",
    "DATABASE_HOST",
  ];
  expect(misspeltVariables(Object.fromEntries(others.map((name) => [name, "x"])))).toEqual([]);
});
