import { endCustomerSession } from "@/lib/auth/customer-session";
import { seeOther } from "@/lib/http/see-other";

/** "Sign out on this device". */
export async function POST(): Promise<Response> {
  await endCustomerSession();
  return seeOther("/my/left");
}
