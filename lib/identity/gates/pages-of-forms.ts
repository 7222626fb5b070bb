import { refresh, revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/http/form-state";

/** What happens to the page a form stands on. */
export type Pages = { renew: () => void; leaveFor: (path: string) => Promise<Partial<FormState>> };

export const DASHBOARD: Pages = {
  renew: () => revalidatePath("/", "layout"),
  leaveFor(path) {
    revalidatePath("/", "layout");
    redirect(path);
  },
};

/** Nothing on it belongs to whoever acts yet; the page they go on to is read afresh. */
export const OPEN_PAGES: Pages = { ...DASHBOARD, renew: () => {} };

export const CUSTOMER_PAGES: Pages = {
  renew: refresh,
  async leaveFor(path) {
    // With scripts the form itself loads the page whole: nothing rendered for the link before stays.
    if (await isByScript()) return { goTo: path };
    redirect(path);
  },
};

/** Whether a script has sent the form: it renders the answer into the page as it stands. */
export async function isByScript(): Promise<boolean> {
  return (await headers()).has("next-action");
}
