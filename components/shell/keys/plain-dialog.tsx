"use client";

import type { ReactNode, RefObject } from "react";
import { iconButtonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { cn } from "@/lib/base/cn";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface PlainDialogProps {
  id: string;
  title: string;
  ref?: RefObject<HTMLDialogElement | null>;
  onClose?: () => void;
  children: ReactNode;
}

/** A dialog of the browser's own, opened by `showModal`: it stands on every page, so it must weigh little. */
export function PlainDialog({ id, title, ref, onClose, children }: PlainDialogProps) {
  const closeLabel = useTranslations("form")("close");
  return (
    <dialog
      ref={ref}
      id={id}
      closedby="any"
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      className="dialog mx-auto mt-[8vh] mb-4 max-h-[84vh] max-w-[calc(100vw-2rem)] overflow-auto backdrop:bg-overlay"
    >
      <div className="flex items-start justify-between gap-4 px-4 pt-4.5 pb-3 sm:px-5">
        <h2 id={`${id}-title`} tabIndex={-1} className="text-lg outline-none">
          {title}
        </h2>
        <form method="dialog">
          <button
            type="submit"
            aria-label={closeLabel}
            title={closeLabel}
            className={cn(iconButtonClass, "-me-1.5")}
          >
            <Icon name="x" />
          </button>
        </form>
      </div>
      {children}
    </dialog>
  );
}
