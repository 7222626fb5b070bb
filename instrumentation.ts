import type { Instrumentation } from "next";
import { logFault } from "@/lib/base/log";
import { noteFault } from "@/lib/http/outage";

/** What failed while a page, action or route was answered; its digest is the number the error page shows. */
export const onRequestError: Instrumentation.onRequestError = (error, _request, context) => {
  noteFault(error);
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  logFault("A request failed", error, {
    digest,
    route: context.routePath,
    kind: context.routeType,
  });
};
