import type { ComponentProps, ElementType, ReactNode } from "react";
import { cn } from "@/lib/base/cn";
import { Icon, type IconName } from "./icon";

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

interface Look {
  variant?: ButtonVariant;
  /** 48 px high: the one act of a portal page. */
  big?: boolean;
  wide?: boolean;
  icon?: IconName;
}

/** The classes of a button, for the rare element that is neither `<button>` nor `<a>`. */
export function buttonClass({ variant = "default", big, wide }: Look, className?: string): string {
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

export type ButtonProps = Look & ComponentProps<"button">;

export function Button({ variant, big, wide, icon, className, children, ...props }: ButtonProps) {
  return (
    <button type="button" className={buttonClass({ variant, big, wide }, className)} {...props}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export type LinkButtonProps = Look & ComponentProps<"a"> & { as?: ElementType };

/** A link that looks like a button. `as={Link}` for navigation inside the app. */
export function LinkButton(props: LinkButtonProps) {
  const { as: Anchor = "a", variant, big, wide, icon, className, children, ...rest } = props;
  return (
    <Anchor className={buttonClass({ variant, big, wide }, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </Anchor>
  );
}

export const iconButtonClass =
  "inline-grid size-control shrink-0 cursor-pointer place-items-center rounded-md text-muted transition-colors hover:bg-sunken hover:text-text";

export interface ButtonRowProps {
  children: ReactNode;
  className?: string;
}

/** Buttons side by side, wrapping. */
export function ButtonRow({ children, className }: ButtonRowProps) {
  return <div className={cn("flex flex-wrap items-center gap-2", className)}>{children}</div>;
}
