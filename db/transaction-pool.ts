import { waitInTime } from "@/db/deadline";
import { TransactionConnection } from "@/db/transaction-connection";

type Waiter = (connection: TransactionConnection) => void;

/** Up to `max` connections for transactions; whoever finds none free waits for the next, in order and in time. */
export class TransactionPool {
  private readonly all = new Set<TransactionConnection>();
  private readonly free: TransactionConnection[] = [];
  private readonly waiting: Waiter[] = [];
  private ended: (() => void) | undefined;

  constructor(private readonly max: number) {}

  /** Runs `work` with a connection that is nobody else's meanwhile. */
  async use<T>(work: (connection: TransactionConnection) => Promise<T>): Promise<T> {
    const connection =
      this.take() ?? (await waitInTime<TransactionConnection>((got) => this.queue(got)));
    try {
      return await work(connection);
    } finally {
      if (connection.usable) this.free.push(connection);
      else this.forget(connection);
      this.serve();
    }
  }

  /** Ends every connection: the free ones now, the others with their transactions. */
  async close(): Promise<void> {
    const all = new Promise<void>((ended) => {
      this.ended = ended;
    });
    this.serve();
    await all;
  }

  /** Ends what is left, whatever it is at. */
  cut(): void {
    for (const connection of this.all) this.forget(connection);
  }

  /** Has connections that nobody uses made anew. */
  forgetFree(): void {
    for (const connection of [...this.free]) this.forget(connection);
  }

  private queue(waiter: Waiter): () => void {
    this.waiting.push(waiter);
    return () => void this.waiting.splice(this.waiting.indexOf(waiter), 1);
  }

  private serve(): void {
    while (this.waiting.length > 0) {
      const connection = this.take();
      if (!connection) return;
      this.waiting.shift()?.(connection);
    }
    if (!this.ended) return;
    this.forgetFree();
    if (this.all.size === 0) this.ended();
  }

  /** The one used last comes first: those the moment does not need grow idle and end. */
  private take(): TransactionConnection | undefined {
    for (let connection = this.free.pop(); connection; connection = this.free.pop()) {
      if (connection.usable) return connection;
      this.forget(connection);
    }
    if (this.all.size >= this.max) return undefined;
    const connection = new TransactionConnection(() => this.forget(connection));
    this.all.add(connection);
    return connection;
  }

  private forget(connection: TransactionConnection): void {
    this.all.delete(connection);
    const index = this.free.indexOf(connection);
    if (index >= 0) this.free.splice(index, 1);
    void connection.close();
  }
}
