"use client";

import { type ReactNode, useRef } from "react";
import { useUnsaved } from "@/components/form/use-unsaved";
import { Link } from "@/components/shell/link";
import { Banner } from "@/components/ui/banner";
import { Icon } from "@/components/ui/icon";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Finding } from "@/lib/nps/templates/describe-warnings";
import { useValue } from "./use-value";

type Checked = { id: string; findings: Finding[] };

/** What the template check says about the chosen template, with the way to its page. */
export function TemplateNote({ templates }: { templates: Checked[] }) {
  const box = useRef<HTMLDivElement>(null);
  const chosen = useValue(box, "templateId");
  const template = templates.find(({ id }) => id === chosen);
  return (
    <div ref={box} aria-live="polite" className="grid grid-cols-1 gap-1.5 text-sm empty:hidden">
      {template && <Findings {...template} />}
    </div>
  );
}

function Findings({ id, findings }: Checked) {
  const t = useTranslations("npsSettings.check");
  return (
    <>
      {findings.length === 0 ? (
        <p className="flex items-start gap-2">
          <Icon name="circle-check" className="mt-px text-positive" />
          {t("good")}
        </p>
      ) : (
        <>
          <p>{t("some")}</p>
          <ul className="grid grid-cols-1 gap-1.5">
            {findings.map(({ key, tone, text }) => (
              <li key={key} className="flex items-start gap-2 wrap-anywhere">
                <Icon
                  name={tone === "bad" ? "circle-alert" : "triangle-alert"}
                  className={tone === "bad" ? "mt-px text-danger" : "mt-px text-warning"}
                />
                <span className="min-w-0">{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link href={`/settings/nps/templates/${id}`}>{t("seeMail")}</Link>
      </p>
    </>
  );
}

/** Shown while the form differs from what is saved. */
export function UnsavedNote({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const changed = useUnsaved(box);
  return (
    <div ref={box} aria-live="polite" className="not-empty:mb-4.5">
      {changed.length > 0 && <Banner>{children}</Banner>}
    </div>
  );
}
