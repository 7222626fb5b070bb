import { idSchema } from "@/lib/base/schemas";

/** The order's page, at what is to be read or done in one of its conversations if `update` is an id. */
export function portalPage(orderId: string, update?: string | null): string {
  const page = `/portal/${orderId}`;
  const id = conversationParam(update);
  return id ? `${page}?update=${id}#${latestId(id)}` : page;
}

/** The place in a conversation that links lead to: its newest message, or the form below once it is solved. */
export function latestId(updateId: string): string {
  return `latest-${updateId}`;
}

/** The id in `?update=`; null for anything else. */
export function conversationParam(value: unknown): string | null {
  const id = idSchema.safeParse(value);
  return id.success ? id.data : null;
}
