"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactNode, useRef } from "react";
import { cn } from "@/lib/base/cn";
import { iconButtonClass } from "./button";
import { Icon } from "./icon";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Name of the cross: "Close". */
  closeLabel: string;
  /** `DialogSection`s and a `DialogFooter`. */
  children: ReactNode;
}

/** 560 px, over everything. The title takes the focus, Esc and a click outside close. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  closeLabel,
  children,
}: DialogProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="dialog-backdrop" />
        <Base.Viewport className="dialog-viewport">
          <Base.Popup className="dialog" initialFocus={heading}>
            <header className="flex justify-between gap-4 px-4 pt-4.5 pb-3 sm:px-5">
              <div className="min-w-0">
                <Base.Title ref={heading} tabIndex={-1} className="text-lg outline-none">
                  {title}
                </Base.Title>
                {description && (
                  <Base.Description className="mt-0.5 text-muted">{description}</Base.Description>
                )}
              </div>
              <Base.Close
                aria-label={closeLabel}
                title={closeLabel}
                className={cn(iconButtonClass, "-me-1.5")}
              >
                <Icon name="x" />
              </Base.Close>
            </header>
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

export interface DialogSectionProps {
  /** A choice: its title left, its button right, the consequences below. */
  title?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}

export function DialogSection({ title, action, children }: DialogSectionProps) {
  return (
    <section className="dialog-section">
      {(title || action) && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          {title && <h3 className="text-md">{title}</h3>}
          {action}
        </div>
      )}
      {children}
    </section>
  );
}

/** Buttons at the end of a dialog, the final one last. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className="dialog-section dialog-footer">{children}</footer>;
}
