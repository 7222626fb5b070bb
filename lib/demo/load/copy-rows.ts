import { type Column, getTableColumns, getTableName, is, SQL, type Table } from "drizzle-orm";
import type { Sql, TransactionSql } from "postgres";

type Write = { key: string; name: string; fallback: unknown };

/**
 * Rows on their way into one table, in the text format of COPY: bytes, since strings that live for a
 * while cost more in garbage collection than everything else.
 */
type Pending = { name: string; columns: Write[]; bytes: Buffer; length: number; rows: number };

const FIRST_BYTES = 1 << 18;
/** No character takes more in UTF-8 for each of a string's units. */
const BYTES_PER_UNIT = 3;

/** Gathers rows of many tables and writes them by COPY, table by table. */
export class CopyRows {
  readonly #pending = new Map<Table, Pending>();
  /** How many rows were written, by table. */
  readonly written: Record<string, number> = {};

  constructor(private readonly numbered: Table[]) {}

  /** Keeps a row until the next `flush`. What is left out takes the column's plain default, or null. */
  put<T extends Table>(table: T, row: T["$inferInsert"]): void {
    const pending = this.#pending.get(table) ?? this.#begin(table);
    const values = row as Record<string, unknown>;
    let line = "";
    for (const { key, fallback } of pending.columns) {
      line += `${asText(values[key] ?? fallback)}\t`;
    }
    makeRoom(pending, line.length * BYTES_PER_UNIT);
    pending.length += pending.bytes.write(line, pending.length);
    // In place of the last tab.
    pending.bytes[pending.length - 1] = NEW_LINE;
    pending.rows++;
  }

  async flush(sql: Sql | TransactionSql): Promise<void> {
    for (const pending of this.#pending.values()) {
      const { name, columns, bytes, length, rows } = pending;
      if (rows === 0) continue;
      const list = columns.map((column) => `"${column.name}"`).join(", ");
      const stream = await sql.unsafe(`copy "${name}" (${list}) from stdin`).writable();
      await new Promise<void>((resolve, reject) => {
        stream.once("error", reject).once("finish", resolve);
        stream.end(bytes.subarray(0, length));
      });
      this.written[name] = (this.written[name] ?? 0) + rows;
      Object.assign(pending, { length: 0, rows: 0 });
    }
  }

  #begin(table: Table): Pending {
    const given = this.numbered.includes(table);
    const columns = Object.entries<Column>(getTableColumns(table))
      .filter(([, column]) => !column.generated && (given || !column.generatedIdentity))
      .map(([key, column]) => ({ key, name: column.name, fallback: plainDefault(column) }));
    const bytes = Buffer.allocUnsafe(FIRST_BYTES);
    const pending = { name: getTableName(table), columns, bytes, length: 0, rows: 0 };
    this.#pending.set(table, pending);
    return pending;
  }
}

const NEW_LINE = 10;

function makeRoom(pending: Pending, more: number): void {
  if (pending.length + more <= pending.bytes.length) return;
  const bytes = Buffer.allocUnsafe((pending.length + more) * 2);
  pending.bytes.copy(bytes, 0, 0, pending.length);
  pending.bytes = bytes;
}

function plainDefault(column: Column): unknown {
  if (!is(column.default, SQL)) return column.default;
  return column.columnType === "PgArray" ? [] : undefined;
}

const NEEDS_ESCAPE = /[\\\n\r\t]/;
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A value in the text format of COPY. */
export function asText(value: unknown): string {
  switch (typeof value) {
    case "string":
      return NEEDS_ESCAPE.test(value)
        ? value.replace(/[\\\n\r\t]/g, (char) => ESCAPES[char] as string)
        : value;
    case "number":
      return String(value);
    case "boolean":
      return value ? "t" : "f";
    case "object":
      return value === null ? "\\N" : objectAsText(value);
    default:
      return "\\N";
  }
}

function objectAsText(value: object): string {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`;
  if (Array.isArray(value)) return asText(`{${value.map(quoted).join(",")}}`);
  return asText(JSON.stringify(value));
}

const quoted = (text: unknown) => `"${String(text).replace(/["\\]/g, "\\$&")}"`;
