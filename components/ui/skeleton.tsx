import { cn } from "@/lib/cn";

/** A grey bar of the final size: give it width and height classes (`h-3 w-24`). */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("skeleton", className)} />;
}

const WIDTHS = ["w-2/5", "w-3/5", "w-1/2", "w-2/3"];

export interface SkeletonRowsProps {
  rows?: number;
  /** "Loading orders", for screen readers. */
  label: string;
}

/** The shape of a list of two-line rows while it loads. */
export function SkeletonRows({ rows = 6, label }: SkeletonRowsProps) {
  return (
    <div role="status" className="border-t border-border">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing ever moves here
          key={index}
          className="grid grid-cols-[3rem_minmax(0,1fr)_4.5rem] gap-4 border-b border-border py-3"
        >
          <Skeleton className="h-3" />
          <span className="grid gap-2">
            <Skeleton className={cn("h-3", WIDTHS[index % WIDTHS.length])} />
            <Skeleton className="h-3 w-1/4" />
          </span>
          <Skeleton className="h-3" />
        </div>
      ))}
    </div>
  );
}
