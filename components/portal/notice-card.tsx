import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

export interface NoticeCardProps {
  title: ReactNode;
  text: ReactNode;
  /** Form, links, small print. */
  children?: ReactNode;
}

/** The one card of a page that has one thing to say. */
export function NoticeCard({ title, text, children }: NoticeCardProps) {
  return (
    <Card className="grid grid-cols-1 gap-5 p-5 sm:p-8">
      <div>
        <h1>{title}</h1>
        <p className="mt-2 text-muted">{text}</p>
      </div>
      {children}
    </Card>
  );
}

/** For whoever has no working link, where nothing tells which shop was meant. */
export function StrangerPage(props: NoticeCardProps) {
  return (
    <div className="portal min-h-dvh bg-canvas px-4 pt-12 text-base">
      <main className="mx-auto max-w-120 sm:max-w-136">
        <NoticeCard {...props} />
      </main>
    </div>
  );
}
