import { cn } from "@/lib/base/cn";
import type { ShopLogo } from "@/lib/mail/logo";

/** Starloop's own mark: a star inside a loop. */
export function StarloopMark({ className }: { className?: string }) {
  return (
    <svg className={cn("icon", className)} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M20.3 8.2A9.2 9.2 0 1 1 15.6 3.5M20.6 3.4l-.2 5-4.9-.6" />
      <path
        d="M12 7.6l1.35 2.85 3.1.42-2.27 2.15.57 3.08L12 14.6l-2.75 1.5.57-3.08-2.27-2.15 3.1-.42z"
        fill="currentColor"
      />
    </svg>
  );
}

export interface ShopTileProps {
  name: string;
  logo?: ShopLogo | null;
  large?: boolean;
}

/** The shop's logo, or its first letter on its accent; its name is next to it. */
export function ShopTile({ name, logo, large }: ShopTileProps) {
  if (logo) {
    return (
      // biome-ignore lint/performance/noImgElement: a small file, served as it is
      <img
        src={logo.path}
        alt=""
        width={logo.width}
        height={logo.height}
        className={cn("mark-logo", large && "mark-logo-lg")}
      />
    );
  }
  return (
    <span aria-hidden="true" className={cn("mark-tile", large && "mark-tile-lg")}>
      {([...name.trim()][0] ?? "").toLocaleUpperCase()}
    </span>
  );
}
