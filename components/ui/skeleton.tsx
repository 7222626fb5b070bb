import { cn } from "@/lib/base/cn";

/** A grey bar of the final size: give it width and height classes (`h-3 w-24`). */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("skeleton", className)} />;
}

const _WIDTHS = ["w-2/5", "w-3/5", "w-1/2", "w-2/3"];
