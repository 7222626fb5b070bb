import type { CSSProperties, ReactNode } from "react";

/** A table that only lays out: the one thing every mail client agrees on. Fixed, so that long words wrap. */
export function Table({ children, style }: { children: ReactNode; style?: CSSProperties }) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      border={0}
      style={{ tableLayout: "fixed", ...style }}
    >
      <tbody>{children}</tbody>
    </table>
  );
}

/** One section of the card, a row of its own; top and bottom in px. */
export function Block({
  top = 0,
  bottom = 24,
  children,
}: {
  top?: number;
  bottom?: number;
  children: ReactNode;
}) {
  return (
    <tr>
      <td className="pad" style={{ padding: `${top}px 32px ${bottom}px` }}>
        {children}
      </td>
    </tr>
  );
}
