"use client";

import { type MouseEvent, useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Hint } from "@/components/ui/field";
import type { FormState } from "@/lib/http/form-state";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface TextPreviewProps {
  /** Id of the form whose words are shown. */
  form: string;
  kind: string;
  locale: string;
  /** Changes with every save: what is saved is shown anew. */
  saved: FormState | undefined;
}

type Look = "light" | "dark";

const WIDE = "preview-wide";
const PHONE = "preview-phone";

/**
 * A mail as customers would get it, on a screen and on a phone. The buttons post what is typed into
 * the frames, without saving it; without scripts into the wide one alone.
 */
export function TextPreview({ form, kind, locale, saved }: TextPreviewProps) {
  const t = useTranslations("mailSettings.texts");
  const path = `/settings/mail/texts/${kind}/preview?locale=${locale}`;
  const [look, setLook] = useState<Look>("light");
  const button = useRef<HTMLButtonElement>(null);
  const pressed = useRef<HTMLButtonElement>(null);
  const press = ({ currentTarget }: MouseEvent<HTMLButtonElement>, next: Look) => {
    setLook(next);
    // Only once this post is on its way: the frame may be loading what was asked for before, and a
    // phone that took its turn from that would take this post back.
    pressed.current = null;
    setTimeout(() => {
      pressed.current = currentTarget;
    });
  };
  // A form posts once at a time: the phone's turn comes when the screen has its answer.
  const toPhone = () => {
    const last = pressed.current;
    pressed.current = null;
    if (last) post(last, PHONE);
  };
  useEffect(() => {
    if (saved) button.current?.click();
  }, [saved]);
  return (
    <section className="grid content-start gap-3">
      <h2>{t("previewTitle")}</h2>
      <div className="flex flex-wrap gap-2">
        {(["light", "dark"] as const).map((name) => (
          <button
            key={name}
            ref={name === look ? button : undefined}
            type="submit"
            form={form}
            formAction={`${path}&look=${name}`}
            formMethod="post"
            formEncType="multipart/form-data"
            formTarget={WIDE}
            className={buttonClass({ variant: "default" })}
            onClick={(event) => press(event, name)}
          >
            {t(`looks.${name}`)}
          </button>
        ))}
      </div>
      <Hint>{t("previewHint")}</Hint>
      <div className="flex flex-wrap items-start gap-4">
        <Frame
          name={WIDE}
          onLoad={toPhone}
          title={t("previewOf", { look: t("looks.wide") })}
          src={`${path}&look=light`}
          className="min-w-0 flex-[1_1_24rem]"
        />
        <Frame
          name={PHONE}
          title={t("previewOf", { look: t("looks.phone") })}
          src={`${path}&look=dark`}
          className="w-80 max-w-full"
        />
      </div>
    </section>
  );
}

/** Posts the form once more as if this button led elsewhere. */
function post(button: HTMLButtonElement, target: string): void {
  const before = button.formTarget;
  button.formTarget = target;
  button.form?.requestSubmit(button);
  button.formTarget = before;
}

interface FrameProps {
  name: string;
  title: string;
  src: string;
  className: string;
  onLoad?: () => void;
}

function Frame({ name, title, src, className, onLoad }: FrameProps) {
  return (
    <iframe
      name={name}
      title={title}
      src={src}
      onLoad={onLoad}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      className={`${className} block h-176 rounded-md border border-border bg-surface`}
    />
  );
}
