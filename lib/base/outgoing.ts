import { promises as dns } from "node:dns";
import {
  BlockList,
  connect,
  isIP,
  isIPv6,
  type LookupFunction,
  type Socket,
  type TcpSocketConnectOpts,
} from "node:net";
import { env } from "@/lib/base/env";
import { SECOND } from "@/lib/base/time";

/** One name server is asked for so long, twice. */
const ASKED_FOR = 2 * SECOND;
/** Before the next address of a host is tried. */
const NEXT_ADDRESS = SECOND;

/** What is nobody's on the internet: this machine, the networks around it, and what stands for them. */
const NOT_PUBLIC = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const) {
  NOT_PUBLIC.addSubnet(network, prefix, "ipv4");
}
/** Of IPv6 only 2000::/3 is public, and not all of it: some of it stands for IPv4 or for examples. */
const PUBLIC_IPV6 = new BlockList();
PUBLIC_IPV6.addSubnet("2000::", 3, "ipv6");
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  NOT_PUBLIC.addSubnet(network, prefix, "ipv6");
}

/** Whether an IP address is one on the internet: not this machine's, a private network's or nobody's. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !NOT_PUBLIC.check(address, "ipv4");
  return (
    family === 6 &&
    !address.includes("%") &&
    PUBLIC_IPV6.check(address, "ipv6") &&
    !NOT_PUBLIC.check(address, "ipv6")
  );
}

/** A host that somebody typed leads into a private network, and `ALLOW_PRIVATE_ADDRESSES` is not set. */
export class PrivateHost extends Error {
  readonly code = "EPRIVATE";

  constructor(host: string) {
    super(
      `${host} leads to a private address. Whoever runs Starloop can allow that with ALLOW_PRIVATE_ADDRESSES=1.`,
    );
  }
}

export type Resolve = (host: string) => Promise<string[]>;

/** Name servers first, which block no thread; then what only this machine knows, its hosts file. */
async function resolveHost(host: string): Promise<string[]> {
  const resolver = new dns.Resolver({ timeout: ASKED_FOR, tries: 2 });
  const asked = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = asked.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  if (found.length > 0) return found;
  return (await dns.lookup(host, { all: true })).map(({ address }) => address);
}

/**
 * The addresses of a host that may be connected to. Throws `PrivateHost` when it has only others, and
 * what the resolver throws when it has none.
 */
export async function findAddresses(
  host: string,
  resolve: Resolve = resolveHost,
): Promise<string[]> {
  const bare = host.replace(/^\[|\]$/g, "");
  const all = isIP(bare) ? [bare] : await resolve(bare);
  if (env().ALLOW_PRIVATE_ADDRESSES === "1") return all;
  const allowed = all.filter(isPublicAddress);
  if (allowed.length === 0) throw new PrivateHost(bare);
  return allowed;
}

/** Has a name that is connected to mean these addresses, whatever it means by now. */
function lookupIn(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, { all: wantsAll }, done) => {
    const [first] = all;
    if (!first) return done(new Error("No address."), "");
    if (wantsAll) done(null, all);
    else done(null, first.address, first.family);
  };
}

/**
 * Opens a TCP connection to a host that somebody typed. The addresses that were checked are the ones
 * connected to: a name that means something else a moment later (DNS rebinding) gains nothing.
 * Throws `PrivateHost`, or what kept it from connecting within `timeout` milliseconds.
 */
export async function connectOutgoing({
  host,
  port,
  timeout,
  resolve,
}: {
  host: string;
  port: number;
  timeout: number;
  resolve?: Resolve;
}): Promise<Socket> {
  const signal = AbortSignal.timeout(timeout);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(tooLate(host)), { once: true });
  });
  const addresses = await Promise.race([findAddresses(host, resolve), late]);
  const options: TcpSocketConnectOpts = {
    host: addresses.length === 1 && addresses[0] ? addresses[0] : host,
    port,
    lookup: lookupIn(addresses),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS,
  };
  const socket = connect(options);
  const connected = new Promise<Socket>((done, failed) => {
    socket.once("connect", () => done(socket));
    socket.once("error", failed);
  });
  try {
    return await Promise.race([connected, late]);
  } catch (error) {
    connected.catch(() => {});
    socket.destroy();
    throw error;
  }
}

function tooLate(host: string): Error {
  return Object.assign(new Error(`${host} did not answer in time.`), { code: "ETIMEDOUT" });
}
