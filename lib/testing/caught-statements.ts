import { connect, createServer, type Socket } from "node:net";
import { closeDatabase } from "@/db/client";
import { env, forgetEnv } from "@/lib/base/env";

/** A statement as it went over the wire, with its parameters in PostgreSQL's own text. */
export type Caught = { text: string; types: number[]; parameters: (string | null)[] };

/**
 * What this process sends to the database while `work` runs, whoever sends it: read off the wire, so
 * that no layer above it can leave something out. Statements without parameters and those of
 * transactions themselves are left aside.
 */
export async function catchStatements(work: () => Promise<unknown>): Promise<Caught[]> {
  const caught: Caught[] = [];
  const address = env().DATABASE_URL;
  const { port: farPort, hostname } = new URL(address);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(farPort), hostname);
    const read = messageReader(caught);
    for (const socket of [near, far]) sockets.add(socket.on("error", () => {}));
    near.on("data", (data) => {
      read(data);
      far.write(data);
    });
    far.pipe(near);
    near.once("close", () => far.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  const through = new URL(address);
  through.host = `127.0.0.1:${port}`;
  await pointAt(through.href);
  try {
    await work();
  } finally {
    await pointAt(address);
    for (const socket of sockets) socket.destroy();
    server.close();
  }
  return caught;
}

/** Has this process talk to another database from now on. */
export async function pointAt(url: string): Promise<void> {
  await closeDatabase();
  process.env.DATABASE_URL = url;
  forgetEnv();
}

const HEAD = 5;

/** Reads one connection's messages: Parse gives a statement its name, Bind its parameters. */
function messageReader(caught: Caught[]): (data: Buffer) => void {
  const statements = new Map<string, Omit<Caught, "parameters">>();
  let rest = Buffer.alloc(0);
  let started = false;
  const take = (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    if (!started) {
      if (rest.length < 4 || rest.length < rest.readInt32BE(0)) return;
      rest = rest.subarray(rest.readInt32BE(0));
      started = true;
    }
    while (rest.length >= HEAD && rest.length > rest.readInt32BE(1)) {
      const length = rest.readInt32BE(1) + 1;
      readMessage(String.fromCharCode(rest[0] ?? 0), rest.subarray(HEAD, length));
      rest = rest.subarray(length);
    }
  };
  const readMessage = (kind: string, body: Buffer) => {
    if (kind === "P") readParse(body, statements);
    if (kind === "B") readBind(body, statements, caught);
  };
  return take;
}

type Named = Map<string, Omit<Caught, "parameters">>;

function readParse(body: Buffer, statements: Named): void {
  const reader = new Reader(body);
  const name = reader.text();
  const text = reader.text();
  const types = Array.from({ length: reader.int16() }, () => reader.int32());
  statements.set(name, { text, types });
}

function readBind(body: Buffer, statements: Named, caught: Caught[]): void {
  const reader = new Reader(body);
  reader.text();
  const statement = statements.get(reader.text());
  for (let formats = reader.int16(); formats > 0; formats--) reader.int16();
  const parameters = Array.from({ length: reader.int16() }, () => {
    const length = reader.int32();
    return length < 0 ? null : reader.bytes(length).toString();
  });
  if (statement && parameters.length > 0) caught.push({ ...statement, parameters });
}

class Reader {
  private at = 0;

  constructor(private readonly body: Buffer) {}

  text(): string {
    const end = this.body.indexOf(0, this.at);
    const text = this.body.toString("utf8", this.at, end);
    this.at = end + 1;
    return text;
  }

  int16(): number {
    this.at += 2;
    return this.body.readInt16BE(this.at - 2);
  }

  int32(): number {
    this.at += 4;
    return this.body.readInt32BE(this.at - 4);
  }

  bytes(length: number): Buffer {
    this.at += length;
    return this.body.subarray(this.at - length, this.at);
  }
}
