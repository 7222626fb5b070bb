import type { z } from "zod";
import { AppError, type FieldErrors } from "@/lib/base/errors";

/** Parses input with its schema. Throws `invalid` with the first problem of each field. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AppError("invalid", { fields: fieldErrors(result.error) });
}

function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const name = issue.path.join(".") || "body";
    fields[name] ??= messageOf(issue);
  }
  return fields;
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return "unknownField";
  const missing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  return missing ? "required" : issue.message;
}
