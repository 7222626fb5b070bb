"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { type ReactNode, useRef } from "react";
import { cn } from "@/lib/base/cn";
import { iconButtonClass } from "./button";
import { type ButtonVariant, buttonClass } from "./button-class";
import { Icon, type IconName } from "./icon";

export interface MenuProps {
  /** Name of the button; shown beside the icon when `text` is set. */
  label: string;
  icon?: IconName;
  /** Show the label as words. */
  text?: boolean;
  variant?: ButtonVariant;
  align?: "start" | "end";
  /** `MenuItem`, `MenuLink`, `MenuSeparator`. */
  children: ReactNode;
}

export function Menu(props: MenuProps) {
  const { label, icon = "ellipsis", text, variant = "default", align = "end", children } = props;
  // the list opens inside the page's landmark, not at the end of the body
  const place = useRef<HTMLSpanElement>(null);
  return (
    <Base.Root>
      <Base.Trigger
        aria-label={text ? undefined : label}
        title={text ? undefined : label}
        className={text ? buttonClass({ variant }) : iconButtonClass}
      >
        <Icon name={icon} />
        {text && label}
      </Base.Trigger>
      <span ref={place} className="contents" />
      <Base.Portal container={place}>
        <Base.Positioner
          align={align}
          sideOffset={4}
          positionMethod="fixed"
          className="z-40 outline-none"
        >
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuItemProps {
  icon?: IconName;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, danger, disabled, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item
      disabled={disabled}
      onClick={onSelect}
      className={cn("menu-item", danger && "text-danger")}
    >
      {icon && <Icon name={icon} />}
      {children}
    </Base.Item>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-border" />;
}
