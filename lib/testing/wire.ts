import { connect, createServer, type Server, type Socket } from "node:net";

/** Between a process and the database; can be taken away, and can stop passing anything on. */
export class Wire {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private frozen = false;
  private readonly forgotten = new Set<Socket>();
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
      const passes = () => !this.forgotten.has(near);
      near.on("data", (data) => passes() && far.write(data));
      far.on("data", (data) => passes() && near.write(data));
      if (this.frozen) for (const socket of [near, far]) socket.pause();
    });
    await new Promise<void>((done) => this.server?.listen(this.port, "127.0.0.1", done));
    this.port = (this.server.address() as { port: number }).port;
    return this.port;
  }

  /** What is sent from now on waits. */
  freeze(): void {
    this.frozen = true;
    for (const socket of this.sockets) socket.pause();
  }

  thaw(): void {
    this.frozen = false;
    for (const socket of this.sockets) socket.resume();
  }

  /** As a firewall does with connections that were idle: these pass nothing on any more, others will. */
  forget(): void {
    for (const socket of this.sockets) this.forgotten.add(socket);
  }

  async down(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server?.close(done));
  }
}
