import { connect, createServer, type Server, type Socket } from "node:net";
import { vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { env, forgetEnv } from "@/lib/base/env";

/** Between this process and the database; can be taken away, and can stop passing anything on. */
export class Wire {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private frozen = false;
  private port = 0;

  constructor(private readonly target: URL) {}

  async up(): Promise<number> {
    this.frozen = false;
    this.server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on("error", () => {});
        socket.on("close", () => {
          near.destroy();
          far.destroy();
          this.sockets.delete(socket);
        });
      }
      near.on("data", (data) => this.frozen || far.write(data));
      far.on("data", (data) => this.frozen || near.write(data));
    });
    await new Promise<void>((done) => this.server?.listen(this.port, "127.0.0.1", done));
    this.port = (this.server.address() as { port: number }).port;
    return this.port;
  }

  freeze(): void {
    this.frozen = true;
  }

  /** Ends the connections of this process as well. */
  async cut(): Promise<void> {
    await this.down();
    await closeDatabase();
  }

  async down(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server?.close(done));
  }
}

/** Has this process reach its database through a wire from now on. */
export async function layWire(): Promise<Wire> {
  const address = new URL(env().DATABASE_URL);
  const wire = new Wire(address);
  const near = new URL(address);
  near.host = `127.0.0.1:${await wire.up()}`;
  await closeDatabase();
  vi.stubEnv("DATABASE_URL", near.href);
  forgetEnv();
  return wire;
}
