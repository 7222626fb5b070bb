import { AppError } from "@/lib/base/errors";
import { refusalAnswer, respond } from "@/lib/http/api-error";

/** Unknown paths: programs get JSON, not the page for people. */
async function nothingHere(): Promise<Response> {
  return respond(refusalAnswer(new AppError("not_found")));
}

export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as HEAD,
  nothingHere as OPTIONS,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
};
