import type { ComponentProps, ElementType, ReactNode } from "react";
import { cn } from "@/lib/base/cn";
import { type ButtonLook, buttonClass } from "./button-class";
import { Icon, type IconName } from "./icon";

type Look = ButtonLook & { icon?: IconName };

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
