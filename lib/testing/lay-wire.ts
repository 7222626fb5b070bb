import { afterAll, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { env, forgetEnv } from "@/lib/base/env";
import { Wire } from "@/lib/testing/wire";

/** Has the rest of this file reach its database through a wire. */
export async function layWire(): Promise<Wire> {
  const address = new URL(env().DATABASE_URL);
  const wire = new Wire(address);
  const near = new URL(address);
  near.host = `127.0.0.1:${await wire.up()}`;
  await closeDatabase();
  vi.stubEnv("DATABASE_URL", near.href);
  forgetEnv();
  afterAll(async () => {
    await wire.down();
    await closeDatabase();
  });
  return wire;
}
