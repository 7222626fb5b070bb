import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/base/cn";

/** Put it in a `Field`: that gives it id, label, hint and error. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn("control", className)} {...props} />;
}

export function Select({ className, ...props }: ComponentProps<"select">) {
  return <select className={cn("control control-select", className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cn("control control-area", className)} {...props} />;
}

export interface WithUnitProps {
  unit: ReactNode;
  children: ReactNode;
}

/** A short input with its unit behind it: `[15] minutes`. */
export function WithUnit({ unit, children }: WithUnitProps) {
  return (
    <div className="flex items-center gap-2 *:[input]:w-22">
      {children}
      <span>{unit}</span>
    </div>
  );
}
