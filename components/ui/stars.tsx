import { cn } from "@/lib/base/cn";

const COUNT = 5;
const PITCH = 26;
const STAR =
  "l3.09 6.26L+22 9.27l-5 4.87 1.18 6.88L+12 17.77l-6.18 3.25L+7 14.14 +2 9.27l6.91-1.01z";

/** Stars `from` to `to` (0 to 5) as one path, so that a row of ratings stays small. */
function starsPath(from: number, to: number): string {
  let path = "";
  for (let index = from; index < to; index++) {
    const x = (value: string) => String(Number(value) + index * PITCH);
    path += `M${12 + index * PITCH} 2${STAR.replace(/\+(\d+)/g, (_, value: string) => x(value))}`;
  }
  return path;
}

export interface StarsProps {
  /** 1 to 5; 0 draws five empty ones. */
  value: number;
  /** "2 of 5 stars". */
  label: string;
  size?: "sm" | "lg";
  className?: string;
}

/** A rating that was given, read as one image. */
export function Stars({ value, label, size = "sm", className }: StarsProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${24 + (COUNT - 1) * PITCH} 24`}
      className={cn("stars", size === "lg" && "stars-lg", className)}
    >
      <path className="star-empty" d={starsPath(value, COUNT)} />
      <path className="star-filled" d={starsPath(0, value)} />
    </svg>
  );
}
