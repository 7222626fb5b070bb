import { seeOther } from "@/lib/http/see-other";
import { endCustomerSession } from "@/lib/identity/access/customer-session";

/** "Sign out on this device". */
export async function POST(): Promise<Response> {
  await endCustomerSession();
  return seeOther("/my/left");
}
