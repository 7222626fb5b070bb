import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { AppError } from "@/lib/base/errors";
import { exportCustomer } from "@/lib/customers/export-customer";
import { asHtml } from "@/lib/customers/export-html";
import { asJson } from "@/lib/customers/export-json";
import { EXPORT_FORMATS } from "@/lib/customers/schema";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { seeOther } from "@/lib/http/see-other";
import { textStream } from "@/lib/http/text-stream";
import { confirmFirst } from "@/lib/identity/gates/confirm-first";
import { currentFresh, currentMember } from "@/lib/identity/gates/session";

type Context = { params: Promise<{ customerId: string; format: string }> };

const TYPES = { json: "application/json; charset=utf-8", html: "text/html; charset=utf-8" };

/** One person's data as a file, written out while it is read. Asked for by a button: it is logged. */
export async function POST(_: Request, { params }: Context): Promise<Response> {
  const { customerId, format: name } = await params;
  const member = await currentMember();
  if (!member) return seeOther(`/sign-in?next=${encodeURIComponent(`/customers/${customerId}`)}`);
  if (!(await currentFresh())) return confirmFirst(`/customers/${customerId}`);
  const format = EXPORT_FORMATS.find((known) => known === name) ?? notFound();
  try {
    const parts = await orNotFound(exportCustomer(member, pathId(customerId)));
    const text = format === "json" ? asJson(parts) : asHtml(parts, await getLocale());
    return new Response(textStream(text), {
      headers: {
        "Content-Type": TYPES[format],
        "Content-Disposition": `attachment; filename="customer-${customerId}.${format}"`,
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "forbidden")) throw error;
    return new Response(null, { status: 403 });
  }
}
