"use client";

import { LinkButton } from "@/components/ui/button";
import { Door } from "./door";
import { Link } from "./link";

export interface NotFoundDoorProps {
  title: string;
  lead: string;
  /** The ways on: the start page, and Find my order. */
  start: string;
  find: string;
}

/** There is no such page. It goes along with every page, so it crosses the line as four texts. */
export function NotFoundDoor({ title, lead, start, find }: NotFoundDoorProps) {
  return (
    <Door title={title} lead={lead}>
      <LinkButton as={Link} href="/">
        {start}
      </LinkButton>
      <LinkButton as={Link} href="/find" variant="quiet">
        {find}
      </LinkButton>
    </Door>
  );
}
