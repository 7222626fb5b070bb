"use client";

import { usePathname } from "next/navigation";
import { startTransition, useActionState, useEffect } from "react";
import { Banner } from "@/components/ui/banner";
import { Button, LinkButton } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FocusOnAnswer } from "@/components/ui/focus-on-answer";
import type { FormState } from "@/lib/http/form-state";
import { useTranslations } from "@/lib/i18n/use-translations";
import { goBackToShop } from "@/lib/shops/actions";
import { useFormInfo } from "./form-context";

/** What keeps the form around from being taken: takes the focus and leads to the fields. */
export function FormErrors({ summary = false }: { summary?: boolean }) {
  const { state, labels, idPrefix, unseen } = useFormInfo();
  const only = summary ? undefined : onlyField(state);
  useEffect(() => {
    const wrong = summary ? undefined : onlyField(state);
    if (wrong) document.getElementById(idPrefix + wrong)?.focus();
  }, [state, summary, idPrefix]);
  if (state.status !== "refused" || (only && !unseen.includes(only))) return null;
  if (!only && state.fields && Object.keys(state.fields).length > 0) {
    return <FieldErrors state={state} fields={state.fields} labels={labels} />;
  }
  return (
    <FocusOnAnswer answer={state}>
      {state.shop ? (
        <OtherShop message={state.message} shop={state.shop} />
      ) : (
        <Banner
          tone="bad"
          role="alert"
          actions={
            (state.confirm && <NewTab page="/account/confirm">{state.confirm}</NewTab>) ||
            (state.signIn && <NewTab page="/sign-in">{state.signIn}</NewTab>)
          }
        >
          {only ? state.fields?.[only] : state.message}
        </Banner>
      )}
    </FocusOnAnswer>
  );
}

/** The one field that is wrong: it takes the focus, and a summary would only say the same again. */
function onlyField({ fields = {} }: FormState): string | undefined {
  const [first, ...more] = Object.keys(fields);
  return more.length === 0 ? first : undefined;
}

interface FieldErrorsProps {
  state: FormState;
  fields: Record<string, string>;
  labels: Readonly<Record<string, string>>;
}

/** A line for each field, in the order of the page. */
function FieldErrors({ state, fields, labels }: FieldErrorsProps) {
  const t = useTranslations("form");
  const { idPrefix } = useFormInfo();
  const order = Object.keys(labels);
  const errors = Object.entries(fields)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([field, problem]) => ({
      fieldId: idPrefix + field,
      message: labels[field] ? t("problem", { name: labels[field], problem }) : problem,
    }));
  return <ErrorSummary title={state.message} errors={errors} answer={state} />;
}

/** A page in a tab of its own, so that what was typed here stays. */
export function NewTab({ page, children }: { page: string; children: string }) {
  const next = encodeURIComponent(usePathname());
  return (
    <LinkButton as="a" href={`${page}?next=${next}`} target="_blank">
      {children}
    </LinkButton>
  );
}

interface OtherShopProps {
  message: string | undefined;
  shop: NonNullable<FormState["shop"]>;
}

/** The form belongs to another shop than the one chosen by now. No form of its own: it stands inside one. */
function OtherShop({ message, shop }: OtherShopProps) {
  const [back, goBack, pending] = useActionState(
    // Thrown, it would take the page away, and with it what was typed.
    () => goBackToShop(shop.id).catch(() => false),
    false,
  );
  if (back) {
    return (
      <Banner tone="good" role="status">
        {shop.again}
      </Banner>
    );
  }
  return (
    <Banner
      tone="warn"
      role="alert"
      actions={
        <Button disabled={pending} onClick={() => startTransition(goBack)}>
          {shop.back}
        </Button>
      }
    >
      {message}
    </Banner>
  );
}
