import type { ReactNode } from "react";
import { StarloopMark } from "./marks";

export interface DoorProps {
  title: ReactNode;
  /** Under the title: "to Holm & Hazel", or what happened. */
  lead?: ReactNode;
  /** Under the card: a way elsewhere. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** One card in the middle of an otherwise empty page: sign-in, expired link, not found, error. */
export function Door({ title, lead, footer, children }: DoorProps) {
  return (
    <main
      id="main"
      className="grid min-h-dvh grid-cols-[minmax(0,24rem)] content-center justify-center px-4 py-8"
    >
      <div className="grid grid-cols-1 gap-5">
        <p className="flex items-center gap-2 font-heavy tracking-[-0.01em]">
          <StarloopMark className="size-6" />
          Starloop
        </p>
        <div className="rounded-lg border border-border bg-surface p-7">
          <h1>{title}</h1>
          {lead && <div className="mt-1 text-muted">{lead}</div>}
          {children && <div className="mt-5">{children}</div>}
        </div>
        {footer && <div className="text-sm text-muted">{footer}</div>}
      </div>
    </main>
  );
}
