import { isIPv6 } from "node:net";

/**
 * The address of whoever asks, as our own server put it into the headers: behind a trusted proxy its
 * last hop. Of IPv6 the network of 64 bits: whoever has one address has all of those.
 */
export function clientAddressOf(headers: { get(name: string): string | null }): string {
  const hops = headers.get("x-forwarded-for")?.split(",") ?? [];
  const address = hops.at(-1)?.trim() || "unknown";
  return isIPv6(address) ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const mapped = address.match(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i)?.[1];
  if (mapped) return mapped;
  const [head = "", tail] = address.split("%", 1)[0]?.toLowerCase().split("::") ?? [];
  const groups = head === "" ? [] : head.split(":");
  const last = tail ? tail.split(":").length : 0;
  const zeros = tail === undefined ? 0 : 8 - groups.length - last;
  const whole = [
    ...groups,
    ...Array<string>(Math.max(0, zeros)).fill("0"),
    ...(tail?.split(":") ?? []),
  ];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group || "0", 16).toString(16))
    .join(":")}::/64`;
}
