"use client";

import { type MouseEvent, type RefObject, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Hint } from "@/components/ui/field";
import { cn } from "@/lib/base/cn";
import { useTranslations } from "@/lib/i18n/use-translations";

const FRAME = "template-preview";
const PRESSED = "aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent";

export interface TemplatePreviewProps {
  templateId: string;
  locale: string;
  /** The form whose words are shown; none: what is saved. */
  form?: { id: string; ref: RefObject<HTMLFormElement | null> };
  /** Goes up with every change that is to be shown. */
  version?: number;
}

type Look = "light" | "dark";

/**
 * A template as customers would get it, in either theme and as wide as a phone. What is typed is
 * posted into a new frame that takes the old one's place once it is there: nothing flickers, and the
 * way back in the browser stays short. Without scripts the buttons post into the frame.
 */
export function TemplatePreview({ templateId, locale, form, version = 0 }: TemplatePreviewProps) {
  const t = useTranslations("npsTemplates.preview");
  const path = `/settings/nps/templates/${templateId}/preview?locale=${locale}`;
  const [look, setLook] = useState<Look>("light");
  const [phone, setPhone] = useState(false);
  const wanted = `${look}${version}`;
  const frames = useFrames(wanted, (frame) => {
    postInto(frame, `${path}&look=${look}`, form?.ref.current ?? null);
  });
  const choose = (event: MouseEvent<HTMLButtonElement>, next: Look) => {
    event.preventDefault();
    setLook(next);
  };
  return (
    <section className="grid grid-cols-1 content-start gap-3">
      <h2>{t("title")}</h2>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <fieldset className="flex gap-1">
          <legend className="sr-only">{t("look")}</legend>
          {(["light", "dark"] as const).map((name) => (
            <button
              key={name}
              type="submit"
              form={form?.id}
              formAction={`${path}&look=${name}`}
              formMethod="post"
              formEncType="multipart/form-data"
              formTarget={FRAME}
              aria-pressed={look === name}
              className={buttonClass({}, PRESSED)}
              onClick={(event) => choose(event, name)}
            >
              {t(name)}
            </button>
          ))}
        </fieldset>
        <fieldset className="flex gap-1">
          <legend className="sr-only">{t("width")}</legend>
          {(["wide", "phone"] as const).map((name) => (
            <Button
              key={name}
              aria-pressed={phone === (name === "phone")}
              className={PRESSED}
              onClick={() => setPhone(name === "phone")}
            >
              {t(name)}
            </Button>
          ))}
        </fieldset>
      </div>
      <div className={cn("relative", phone && "max-w-80")}>
        {frames.list.map(({ key, shown }) => (
          <iframe
            key={key}
            name={key === frames.first ? FRAME : `${FRAME}-${key}`}
            title={t("frame")}
            src={key === frames.first ? `${path}&look=light` : undefined}
            aria-hidden={!shown}
            onLoad={() => frames.arrived(key)}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            className={cn(
              "block h-176 w-full rounded-md border border-border bg-surface",
              !shown && "invisible absolute inset-0",
            )}
          />
        ))}
      </div>
      <Hint>{t("hint")}</Hint>
    </section>
  );
}

/** The frame that is seen, and behind it the one that is on its way. */
function useFrames(wanted: string, load: (frame: string) => void) {
  const [first] = useState(wanted);
  const [shown, setShown] = useState(wanted);
  const posted = useRef(wanted);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    if (posted.current === wanted) return;
    posted.current = wanted;
    latest.current(wanted === first ? FRAME : `${FRAME}-${wanted}`);
  }, [wanted, first]);
  const keys = shown === wanted ? [shown] : [shown, wanted];
  return {
    first,
    list: keys.map((key) => ({ key, shown: key === shown })),
    // The empty page of a new frame comes before anything was posted into it.
    arrived: (key: string) => key === posted.current && setShown(key),
  };
}

/** Posts what a form holds into a frame, from a form of its own: two frames may load at once. */
function postInto(target: string, action: string, source: HTMLFormElement | null): void {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", enctype: "multipart/form-data", action, target });
  if (!source) form.method = "get";
  const typed = source ? new FormData(source) : new URL(action, location.href).searchParams;
  for (const [name, value] of typed) {
    if (typeof value !== "string" || name.startsWith("$")) continue;
    const field = document.createElement("textarea");
    Object.assign(field, { name, value });
    form.append(field);
  }
  document.body.append(form);
  form.hidden = true;
  form.submit();
  form.remove();
}
