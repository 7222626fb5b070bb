import type { Metadata } from "next";
import { Field } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { Words } from "@/components/form/words";
import { Door } from "@/components/shell/door";
import { Link } from "@/components/shell/link";
import { getTranslations } from "@/lib/i18n/get-translations";
import { askForReset } from "@/lib/identity/sign-in/actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.reset");
  return { title: t("title") };
}

export default async function ResetPage() {
  const [all, t, buttons] = await Promise.all([
    getTranslations("auth"),
    getTranslations("auth.reset"),
    getTranslations("buttons"),
  ]);
  const footer = <Link href="/sign-in">{all("back")}</Link>;
  return (
    <Door title={t("title")} lead={t("lead")} footer={footer}>
      <Words>
        <SimpleForm
          action={askForReset}
          labels={{ email: all("fields.email") }}
          submit={{ label: buttons("mailLink"), pending: "sending", wide: true }}
        >
          <Field type="email" name="email" autoComplete="username" />
        </SimpleForm>
      </Words>
    </Door>
  );
}
