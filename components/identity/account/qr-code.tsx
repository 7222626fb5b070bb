import { encode } from "uqr";

export interface QrCodeProps {
  value: string;
  label: string;
}

const QUIET = 4;

/** A QR code as one path: black on white in both themes, since scanners want it so. */
export function QrCode({ value, label }: QrCodeProps) {
  const { data, size } = encode(value, { border: 0, ecc: "M" });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  const side = size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-48 rounded-md border border-border"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
