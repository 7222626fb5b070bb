import { userInfo } from "node:os";
import { expect, test } from "vitest";
import { AddressProblem, describePlace, readDatabaseAddress } from "@/lib/base/database-address";

const read = (rest: string) => readDatabaseAddress(`postgres://${rest}`);
const tlsOf = (query: string) => read(`u@db/one?${query}`).tls;
const refused = (rest: string): string => {
  try {
    read(rest);
  } catch (error) {
    if (error instanceof AddressProblem) return error.message;
  }
  return "";
};

test.each([
  ["u:p@db.example:6432/one", "db.example:6432", "u", "p", "one"],
  ["u:p@db.example/one", "db.example:5432", "u", "p", "one"],
  ["u:p%40%2F%3A%23@db/one%20two", "db:5432", "u", "p@/:#", "one two"],
  ["u:p@ss:w@db/one", "db:5432", "u", "p@ss:w", "one"],
  ["u@[::1]:5433/one", "[::1]:5433", "u", "", "one"],
  ["u@[2001:db8::1]/one", "[2001:db8::1]:5432", "u", "", "one"],
  ["/one?host=::1&user=u", "[::1]:5432", "u", "", "one"],
  ["u@/one?host=/run/postgresql", "/run/postgresql/.s.PGSQL.5432", "u", "", "one"],
  ["u@/one?host=%2Frun%2Fpg&port=5433", "/run/pg/.s.PGSQL.5433", "u", "", "one"],
  ["u@%2Frun%2Fpg:5433/one", "/run/pg/.s.PGSQL.5433", "u", "", "one"],
  ["/one", "localhost:5432", userInfo().username, "", "one"],
  ["u:p@db", "db:5432", "u", "p", "u"],
  ["u@db/?dbname=two&password=a%26b", "db:5432", "u", "a&b", "two"],
])("%s is read as PostgreSQL’s own programs read it", (rest, place, user, password, database) => {
  const address = read(rest);
  expect(describePlace(address)).toBe(place);
  expect(address).toMatchObject({ user, password, database });
  expect(readDatabaseAddress(`postgresql://${rest}`)).toEqual(address);
});

test.each([
  ["", { mode: "disable" }],
  ["sslmode=disable", { mode: "disable" }],
  ["sslmode=allow", { mode: "allow" }],
  ["sslmode=prefer", { mode: "prefer" }],
  ["sslmode=require", { mode: "require" }],
  ["sslmode=require&sslrootcert=/ca.pem", { mode: "verify-ca", rootCert: "/ca.pem" }],
  ["sslrootcert=/ca.pem", { mode: "verify-ca", rootCert: "/ca.pem" }],
  ["sslmode=verify-ca&sslrootcert=/ca.pem", { mode: "verify-ca", rootCert: "/ca.pem" }],
  ["sslmode=verify-full&sslrootcert=/ca.pem", { mode: "verify-full", rootCert: "/ca.pem" }],
  ["sslmode=verify-full", { mode: "verify-full" }],
  ["sslrootcert=system", { mode: "verify-full" }],
  ["sslmode=verify-full&sslrootcert=system", { mode: "verify-full" }],
  ["sslmode=require&channel_binding=require", { mode: "verify-full" }],
  ["sslmode=require&channel_binding=prefer", { mode: "require" }],
  ["sslmode=require&sslcert=/c&sslkey=/k", { mode: "require", cert: "/c", key: "/k" }],
])("TLS by “%s”", (query, tls) => {
  expect(tlsOf(query)).toEqual(tls);
});

test("a socket has no TLS, and what else an address may say is taken over", () => {
  expect(read("u@/one?host=/run/pg&sslmode=require").tls).toEqual({ mode: "disable" });
  expect(read("u@db/one?pgbouncer=true").pooled).toBe(true);
  expect(read("u@db/one?pgbouncer=false").pooled).toBe(false);
  expect(read("u@db/one?connect_timeout=15").connectTimeout).toBe(15);
  const { settings } = read("u@db/one?application_name=x+y&options=-c%20geqo%3Doff");
  expect(settings).toEqual({ application_name: "x+y", options: "-c geqo=off" });
});

test.each([
  ["u@db/one?sslmod=require", /“sslmod”.*did you mean sslmode\?/],
  ["u@db/one?schema=public", /“schema”.*delete it/],
  ["u@db/one?statement_timeout=5", /“statement_timeout”.*options=-c%20statement_timeout/],
  ["u@db/one?sslmode=on", /sslmode=on, which must be disable, allow, prefer/],
  ["u@db/one?channel_binding=yes", /channel_binding=yes/],
  ["u@db/one?channel_binding=require&sslmode=disable", /channel_binding=require, which needs TLS/],
  ["u@db/one?sslmode=verify-ca", /needs sslrootcert/],
  ["u@db/one?sslmode=require&sslrootcert=system", /needs sslmode=verify-full/],
  ["u@db/one?sslcert=/c", /sslcert and sslkey together/],
  ["u@db/one?pgbouncer=1", /pgbouncer=1, which must be false, true/],
  ["u@db/one?connect_timeout=soon", /connect_timeout/],
  ["u@one.example:5432,two.example:5432/one", /several hosts/],
  ["u@/one?host=a,b", /several hosts/],
  ["u@db:99999/one", /port.*1 to 65535/],
  ["u@::1/one", /IPv6 address stands in brackets/],
  ["u:secr#t@db/one", /# that must be written as %23/],
  ["u:100%@db/one", /% that must be written as %25/],
  ["u:sec/ret@db/one", /\/ as %2F/],
  ["u:sec?ret@db/one", /\? that must be written as %3F/],
])("%s is refused by name", (rest, words) => {
  expect(refused(rest)).toMatch(words);
  // Nothing of a password is told.
  expect(refused(rest)).not.toMatch(/sec|ret\b|100/);
});

test("what is no address of PostgreSQL is refused", () => {
  for (const text of ["mysql://u@db/one", "db.example", ""]) {
    expect(() => readDatabaseAddress(text)).toThrow("must be a postgres:// address");
  }
});
