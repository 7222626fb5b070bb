import { z } from "zod";
import { lineText } from "@/lib/base/schemas";

const NAME_MAX = 60;

export const passkeyNameSchema = z.object({
  name: lineText(NAME_MAX, "lineTooLong").refine((name) => name !== "", "required"),
});
