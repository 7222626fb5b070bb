import { notFound } from "next/navigation";
import { z } from "zod";
import { AppError } from "@/lib/base/errors";

const uuid = z.uuid();

/** The id in a page's path; anything else than an id is the not-found page. */
export function pathId(value: string): string {
  const id = uuid.safeParse(value);
  return id.success ? id.data : notFound();
}

/** What a page reads; the not-found page instead of the refusal `not_found`, unless `instead` leads elsewhere. */
export async function orNotFound<T>(read: Promise<T>, instead?: () => Promise<void>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
    await instead?.();
    notFound();
  }
}
