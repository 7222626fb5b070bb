import type { ReactNode } from "react";
import { Words } from "@/components/form/words";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import { getTranslations } from "@/lib/i18n/get-translations";
import { currentAccount, currentMember } from "@/lib/identity/gates/session";
import { signOutMember } from "@/lib/identity/sign-in/actions";

/** Without a membership there is no shop's frame around one's own account. No gate: each page has its own. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  if ((await currentMember()) || !(await currentAccount())) return children;
  const buttons = await getTranslations("buttons");
  return (
    <main id="main" className="mx-auto max-w-5xl py-4">
      <Words>{children}</Words>
      <form action={signOutMember} className="page-body">
        <SubmitButton variant="default">
          <Icon name="log-out" />
          {buttons("signOut")}
        </SubmitButton>
      </form>
    </main>
  );
}
