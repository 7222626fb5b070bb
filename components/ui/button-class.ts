import { cn } from "@/lib/base/cn";

export type ButtonVariant = "default" | "primary" | "idle" | "quiet" | "link" | "danger";

const VARIANTS: Record<ButtonVariant, string> = {
  default: "border-border-strong bg-surface px-3 text-text hover:bg-sunken",
  primary:
    "border-accent bg-accent px-3 text-accent-contrast hover:border-accent-hover hover:bg-accent-hover",
  idle: "border-border bg-sunken px-3 text-muted hover:text-text",
  quiet: "border-transparent px-2 text-muted hover:bg-sunken hover:text-text",
  link: "border-transparent px-2 text-accent hover:bg-accent-soft",
  danger: "border-danger bg-danger px-3 text-danger-contrast hover:brightness-95",
};

export interface ButtonLook {
  variant?: ButtonVariant;
  /** 48 px high: the one act of a portal page. */
  big?: boolean;
  wide?: boolean;
}

/** The classes of a button: for scripts of customers' pages, which bring no icons, and for the rare element that is neither `<button>` nor `<a>`. */
export function buttonClass(
  { variant = "default", big, wide }: ButtonLook,
  className?: string,
): string {
  return cn(
    "inline-flex items-center justify-center gap-1.5 rounded-md border py-1 text-center no-underline",
    "cursor-pointer whitespace-nowrap transition-colors active:translate-y-[0.5px]",
    "disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-progress",
    big ? "min-h-12 text-md font-semibold" : "min-h-control text-base font-strong",
    wide && "w-full",
    VARIANTS[variant],
    big && "px-5",
    className,
  );
}
