import type { ReactNode } from "react";
import { body, light, small } from "@/emails/_components/styles";
import { Table } from "@/emails/_components/table";
import { Lines } from "@/emails/_components/words";

/**
 * Somebody's own words, kept as typed. `open` and `close` are the language's quotation marks, if wanted.
 * The text part prefixes each line with ">" (blockquote) and keeps the blanks (data-text).
 */
export function Quote({
  label,
  open = "",
  close = "",
  children,
}: {
  label: ReactNode;
  open?: string;
  close?: string;
  children: string;
}) {
  return (
    <Table>
      <tr>
        <td
          className="q"
          style={{ backgroundColor: light.sunken, borderRadius: 7, padding: "14px 16px" }}
        >
          <p className="m" data-text="above" style={small}>
            {label}
          </p>
          <blockquote style={{ margin: 0, padding: 0, border: 0 }}>
            <p
              className="t"
              dir="auto"
              data-text="verbatim"
              style={{ ...body, textAlign: "start", whiteSpace: "pre-wrap" }}
            >
              <Lines>{`${open}${children}${close}`}</Lines>
            </p>
          </blockquote>
        </td>
      </tr>
    </Table>
  );
}
