import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Words } from "@/components/form/words";
import { CodeForm } from "@/components/setup/code-form";
import { Guide } from "@/components/setup/guide";
import { OwnerForm } from "@/components/setup/owner-form";
import { Door } from "@/components/shell/door";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readSealed } from "@/lib/identity/session/sealed-cookie";
import { isEmptyInstallation } from "@/lib/setup/queries";
import { nextStep, SETUP_PASS, STEP_PATH } from "@/lib/setup/schema";
import { setupOwner } from "./gate";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup");
  return { title: t("title") };
}

/** Nobody but the owner can have a shop to set up, and nobody becomes owner twice. */
export default async function SetupPage({ searchParams }: Props) {
  if (!(await isEmptyInstallation())) {
    const { setup } = await setupOwner("owner");
    const next = nextStep(setup.done);
    redirect(next ? STEP_PATH[next] : "/home");
  }
  if (await readSealed(SETUP_PASS)) return <FirstStep />;
  const { code } = await searchParams;
  return <CodeDoor code={typeof code === "string" ? code : undefined} />;
}

async function CodeDoor({ code: given }: { code?: string }) {
  const t = await getTranslations("setup.code");
  const code = (chunks: ReactNode) => <code>{chunks}</code>;
  return (
    <Door title={t("title")} lead={t("lead")} footer={t.rich("where", { code })}>
      <Words of={["setup.code", "buttons"]}>
        <CodeForm code={given} />
      </Words>
    </Door>
  );
}

async function FirstStep() {
  const t = await getTranslations("setup.owner");
  const setup = await getTranslations("setup");
  const nothing = { owner: false, shop: false, mail: false, store: false, test: false };
  return (
    <Guide current="owner" done={nothing} title={setup("steps.owner")} lead={t("lead")}>
      <Words>
        <OwnerForm />
      </Words>
    </Guide>
  );
}
