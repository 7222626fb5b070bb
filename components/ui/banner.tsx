import type { ReactNode } from "react";
import { cn } from "@/lib/base/cn";
import { Glyph } from "./glyph";

export type BannerTone = "info" | "good" | "warn" | "bad";

const TONES: Record<
  BannerTone,
  { icon: "info" | "circle-check" | "triangle-alert" | "circle-alert"; className: string }
> = {
  info: { icon: "info", className: "" },
  good: { icon: "circle-check", className: "banner-good" },
  warn: { icon: "triangle-alert", className: "banner-warn" },
  bad: { icon: "circle-alert", className: "banner-bad" },
};

export interface BannerProps {
  tone?: BannerTone;
  /** Instead of the tone's own. */
  icon?: ReactNode;
  /** Bold first line. */
  title?: ReactNode;
  /** "status" speaks when it appears, "alert" interrupts; leave out for what was there on loading. */
  role?: "status" | "alert";
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}

export function Banner({
  tone = "info",
  icon,
  title,
  role,
  actions,
  className,
  children,
}: BannerProps) {
  return (
    <div role={role} className={cn("banner", TONES[tone].className, className)}>
      {icon ?? <Glyph name={TONES[tone].icon} />}
      <div>
        {title && <p className="font-semibold">{title}</p>}
        {children}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
