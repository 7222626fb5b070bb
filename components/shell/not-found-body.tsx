"use client";

import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody } from "@/components/ui/layout";
import { Link } from "./link";

export interface NotFoundBodyProps {
  title: string;
  text: string;
  /** The way on. */
  orders: string;
}

/** There is no such page, within the dashboard. It goes along with every page, so it crosses the line as three texts. */
export function NotFoundBody({ title, text, orders }: NotFoundBodyProps) {
  return (
    <PageBody>
      <EmptyState
        icon="map-pin-off"
        headingLevel={1}
        title={title}
        actions={
          <LinkButton as={Link} href="/orders">
            {orders}
          </LinkButton>
        }
      >
        {text}
      </EmptyState>
    </PageBody>
  );
}
