import { readFileSync } from "node:fs";
import { sourceFiles } from "@/lib/testing/imports";

/**
 * Who may: anyone; whoever holds a good link or API key (a proof of its own, tested with it); a
 * person signed in; a member of at least this role.
 */
export type Gate = "anyone" | "link" | "account" | "agent" | "admin" | "owner";

const GATE_OF: Record<string, Gate> = {
  publicAction: "anyone",
  customerAction: "link",
  accountAction: "account",
  freshAction: "account",
  // Agents too, unless the declaration names a role.
  memberAction: "agent",
};

/** A declaration ends on its own line, or with a line that closes it. */
const EXPORT =
  /^export (?:const (\w+) = (\w+)\(\{(.*\}\);$|.*(?:\n(?!}\);).*)*)|async function (\w+)\()/gm;
const ROLE = /\brole: "(agent|admin|owner)"/;

/**
 * The gate of every server action, as its declaration says, by `lib/updates/actions.ts#solve`; null for
 * one that is a plain function.
 */
export function declaredGates(): Map<string, Gate | null> {
  return new Map(
    declarations().map(({ name, builder, body }) => [name, builder ? gateOf(builder, body) : null]),
  );
}

/** When an action asks whoever signed in a while ago to confirm who they are. */
export type Freshness = "always" | "sometimes";

/** The actions that ask for it, as their declarations say. */
export function declaredFreshness(): Map<string, Freshness> {
  return new Map(
    declarations().flatMap(({ name, builder, body }) => {
      const fresh = builder === "freshAction" ? "always" : freshnessOf(body);
      return fresh ? [[name, fresh] as const] : [];
    }),
  );
}

function freshnessOf(body: string): Freshness | undefined {
  const [, value] = body.match(/^ {2}fresh: (true,|\{ when: )/m) ?? [];
  if (!value) return undefined;
  return value === "true," ? "always" : "sometimes";
}

/** Every export of the files of actions; without a builder a plain function. */
function declarations(): { name: string; builder: string; body: string }[] {
  const files = sourceFiles("lib").filter((file) => file.endsWith("/actions.ts"));
  return files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(EXPORT)].map(
      ([, declared, builder = "", body = "", plain]) => ({
        name: `${file}#${declared ?? plain}`,
        builder: plain ? "" : builder,
        body,
      }),
    ),
  );
}

function gateOf(builder: string, body: string): Gate {
  const gate = GATE_OF[builder];
  if (!gate) throw new Error(`${builder} is no builder of actions that the tests know.`);
  const role = builder === "memberAction" ? body.match(ROLE)?.[1] : undefined;
  return (role as Gate | undefined) ?? gate;
}
