"use client";

import { Form } from "@/components/form/form";
import { useFormInfo } from "@/components/form/form-context";
import { Submit } from "@/components/form/submit";
import { Banner } from "@/components/ui/banner";
import { CopyField } from "@/components/ui/copy-field";
import { Icon } from "@/components/ui/icon";
import { Details } from "@/components/ui/layout";
import { useTranslations } from "@/lib/i18n/use-translations";
import { type NewSecretState, renewSurveySecret } from "@/lib/nps/website/actions";
import { useCopyTexts } from "./copy-texts";

export interface SecretFormProps {
  shopId: string;
  /** Whether there is one that would stop working. */
  made: boolean;
}

/** Makes the secret, or a new one in place of the old, and shows it once. */
export function SecretForm({ shopId, made }: SecretFormProps) {
  return (
    <Form action={renewSurveySecret} shopId={shopId} className="grid grid-cols-1 gap-3">
      <Secret made={made} />
    </Form>
  );
}

function Secret({ made }: Pick<SecretFormProps, "made">) {
  const t = useTranslations("npsSite.access");
  const shown = useTranslations("settings.keys.made");
  const { secret } = useFormInfo().state as NewSecretState;
  const copy = useCopyTexts();
  return (
    <>
      {secret && (
        <Banner tone="good" icon={<Icon name="key" />} title={t("shown.title")} role="status">
          <p className="mb-2">{shown("text")}</p>
          <CopyField mono id="survey-secret" label={t("secret")} value={secret} texts={copy} />
        </Banner>
      )}
      <div className="grid justify-items-start">
        {made ? (
          <Details key={secret} summary={t("renew")} className="mt-0">
            <p className="mb-2 max-w-[62ch] text-sm">{t("renewText")}</p>
            <Submit variant="danger" pending="creating">
              {t("renewSubmit")}
            </Submit>
          </Details>
        ) : (
          <Submit variant="default" icon="key" pending="creating">
            {t("make")}
          </Submit>
        )}
      </div>
    </>
  );
}
