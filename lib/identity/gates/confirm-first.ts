import { seeOther } from "@/lib/http/see-other";

/** For routes of those who signed in a while ago: to where they confirm who they are, and on to the page that leads to the route. */
export function confirmFirst(page: string): Response {
  return seeOther(`/account/confirm?next=${encodeURIComponent(page)}`);
}
