import { connect } from "node:net";

/** A request in bytes, and what it was made to try, for whoever reads that it failed. */
export type FuzzRequest = { bytes: Buffer; about: string };

export type FuzzAnswer = { status: number; text: string; milliseconds: number };

const PATIENCE = 20_000;

/** Sends a request as it stands and reads whatever comes back; status 0 where the server only hung up, -1 where it did nothing. */
export function send(port: number, { bytes }: FuzzRequest): Promise<FuzzAnswer> {
  return new Promise((resolve) => {
    const since = performance.now();
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1");
    const done = (nothing: number) => {
      socket.destroy();
      const text = Buffer.concat(chunks).toString("latin1");
      // What only asks for more of the body is no answer yet.
      const status = text.match(/^(?:HTTP\/1\.1 100 .*?\r\n\r\n)?HTTP\/1\.1 (\d+)/s)?.[1];
      const milliseconds = Math.round(performance.now() - since);
      resolve({ status: status ? Number(status) : nothing, text, milliseconds });
    };
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", () => done(0));
    socket.on("close", () => done(0));
    socket.setTimeout(PATIENCE, () => done(-1));
    socket.write(bytes);
  });
}
