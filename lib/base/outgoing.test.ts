import { type AddressInfo, createServer } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetEnv } from "@/lib/base/env";
import { connectOutgoing, findAddresses, isPublicAddress, PrivateHost } from "@/lib/base/outgoing";

function allow(flag: string) {
  vi.stubEnv("ALLOW_PRIVATE_ADDRESSES", flag);
  forgetEnv();
}
beforeEach(() => allow("0"));
afterEach(() => allow("1"));

test.each([
  "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.8.9.1",
  "169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1",
  "198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255",
  ":: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1",
  "64:ff9b:1::1 100::1 2001::1 2001:10::1 2001:db8::1 2002:7f00:1::1 3fff::1 5f00::1",
  "fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 4000::1",
  "localhost 127.1 0x7f000001 2130706433 1.2.3 1.2.3.4.5",
])("not on the internet: %s", (addresses) => {
  for (const address of addresses.split(" ")) {
    expect(isPublicAddress(address), address).toBe(false);
  }
});

test.each([
  "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1",
  "172.15.255.255 172.32.0.0 192.0.1.1 192.167.255.255 192.169.0.0 198.17.0.1 198.20.0.1 223.255.255.255",
  "2606:4700:4700::1111 2a00:1450:4001::1 2001:4860:4860::8888 2400::1 3ffe::1",
])("on the internet: %s", (addresses) => {
  for (const address of addresses.split(" ")) expect(isPublicAddress(address), address).toBe(true);
});

const says =
  (...addresses: string[]) =>
  async () =>
    addresses;

test("a host leads to those of its addresses that are on the internet", async () => {
  expect(await findAddresses("a.example", says("10.0.0.1", "8.8.8.8", "::1"))).toEqual(["8.8.8.8"]);
  await expect(findAddresses("a.example", says("10.0.0.1", "fd00::1"))).rejects.toThrow(
    PrivateHost,
  );
  for (const literal of ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "127.1"]) {
    await expect(findAddresses(literal), literal).rejects.toThrow("ALLOW_PRIVATE_ADDRESSES=1");
  }
  allow("1");
  expect(await findAddresses("[::1]")).toEqual(["::1"]);
  expect(await findAddresses("a.example", says("10.0.0.1"))).toEqual(["10.0.0.1"]);
});

async function listen() {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { port, count: () => connections, stop: () => server.close() };
}

test("what was checked is connected to, whatever the name means a moment later", async () => {
  const server = await listen();
  const place = { port: server.port, timeout: 500 };
  await expect(connectOutgoing({ ...place, host: "127.0.0.1" })).rejects.toThrow(PrivateHost);
  // A name server that says something public first, and this machine from then on.
  let asked = 0;
  const rebind = async () => (asked++ === 0 ? ["192.0.2.1", "198.41.0.4"] : ["127.0.0.1"]);
  const rebound = connectOutgoing({ ...place, host: "localhost", resolve: rebind });
  await expect(rebound).rejects.not.toThrow(PrivateHost);
  expect(asked).toBe(1);
  expect(server.count()).toBe(0);
  allow("1");
  const socket = await connectOutgoing({
    ...place,
    host: "some.example",
    resolve: says("127.0.0.1"),
  });
  expect(socket.remoteAddress).toBe("127.0.0.1");
  socket.destroy();
  expect(server.count()).toBe(1);
  server.stop();
});

test("a name server that says nothing is waited for no longer than asked", async () => {
  const silent = () => new Promise<string[]>(() => {});
  const from = performance.now();
  const connecting = connectOutgoing({
    host: "a.example",
    port: 25,
    timeout: 200,
    resolve: silent,
  });
  await expect(connecting).rejects.toMatchObject({ code: "ETIMEDOUT" });
  expect(performance.now() - from).toBeLessThan(2000);
});
