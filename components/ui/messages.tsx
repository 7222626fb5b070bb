"use client";

import { cn } from "@/lib/base/cn";
import { partNodes, type TextPart } from "./text-parts";

/** One message as plain data: a list of them weighs less in a page than their markup, which the page holds twice. */
export interface MessageData {
  key: string;
  /** The place on the page that links lead to. */
  id?: string;
  mine: boolean;
  /** "You", "Amara, Holm & Hazel". */
  author: string;
  /** When: for programs, exact on hover, and in short. */
  at: { iso: string; exact: string; short: string };
  text: TextPart[];
}

/** The customer's view of a conversation: own messages right. */
export function Messages({ list, className }: { list: MessageData[]; className?: string }) {
  return (
    <ol className={cn("grid grid-cols-1 gap-4 px-4 pt-1 pb-5 sm:px-6", className)}>
      {list.map(({ key, id, mine, author, at, text }) => (
        <li
          key={key}
          id={id}
          className={cn("grid gap-1", mine ? "justify-items-end" : "justify-items-start")}
        >
          <span className="text-[0.8125rem]/4.5 text-muted">
            <b className="text-text">{author}</b>{" "}
            <time dateTime={at.iso} title={at.exact} className="tabular-nums">
              {at.short}
            </time>
          </span>
          <div className={cn("message", mine ? "message-mine bg-accent-soft" : "bg-sunken")}>
            <p className="whitespace-pre-line wrap-anywhere">{partNodes(text)}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
