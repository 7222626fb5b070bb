import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Words } from "@/components/form/words";
import { CodeForm, type CodeProblem } from "@/components/setup/code-form";
import { Guide } from "@/components/setup/guide";
import { OwnerForm } from "@/components/setup/owner-form";
import { Door } from "@/components/shell/door";
import { AppError } from "@/lib/base/errors";
import { getTranslations } from "@/lib/i18n/get-translations";
import { clientAddress } from "@/lib/identity/gates/session";
import { isSetupCode } from "@/lib/setup/code";
import { isEmptyInstallation } from "@/lib/setup/queries";
import { nextStep, STEP_PATH } from "@/lib/setup/schema";
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
  const { code } = await searchParams;
  if (typeof code !== "string") return <CodeDoor />;
  const problem = await problemOf(code);
  return problem ? <CodeDoor problem={problem} /> : <FirstStep code={code} />;
}

async function problemOf(code: string): Promise<CodeProblem | null> {
  try {
    return (await isSetupCode(code, await clientAddress())) ? null : "wrong";
  } catch (error) {
    if (error instanceof AppError && error.code === "rate_limited") return "wait";
    throw error;
  }
}

async function CodeDoor({ problem }: { problem?: CodeProblem }) {
  const t = await getTranslations("setup.code");
  const code = (chunks: ReactNode) => <code>{chunks}</code>;
  return (
    <Door title={t("title")} lead={t("lead")} footer={t.rich("where", { code })}>
      <Words of={["setup.code", "buttons"]}>
        <CodeForm problem={problem} />
      </Words>
    </Door>
  );
}

async function FirstStep({ code }: { code: string }) {
  const t = await getTranslations("setup.owner");
  const setup = await getTranslations("setup");
  const nothing = { owner: false, shop: false, mail: false, store: false, test: false };
  return (
    <Guide current="owner" done={nothing} title={setup("steps.owner")} lead={t("lead")}>
      <Words>
        <OwnerForm code={code} />
      </Words>
    </Guide>
  );
}
