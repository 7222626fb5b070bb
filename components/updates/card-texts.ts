import type { useTranslations } from "next-intl";
import { PRIORITIES } from "@/lib/base/vocabularies";

type Words = ReturnType<typeof useTranslations<"updates">>;

export type CardTexts = ReturnType<typeof cardTexts>;

/**
 * What the cards' buttons, dialogs and composers say. Made once for a page, so that it crosses to the
 * browser once however many cards there are.
 */
export function cardTexts(t: Words, lost: string, name: string, email: string | null) {
  return {
    solve: solveTexts(t, lost, name),
    reopen: {
      button: t("reopen.button"),
      sending: t("reopen.sending"),
      done: t("reopen.done"),
      lost,
    },
    take: { button: t("take"), done: t("change.assigned"), lost },
    menu: menuTexts(t, lost, name),
    customer: {
      label: t("compose.customer", { name }),
      placeholder: t(email ? "compose.customerHint" : "compose.customerHintUnmailed", { name }),
      send: t("compose.send"),
      sending: t("compose.sending"),
      done: t("compose.sent", { name }),
      lost,
    },
    internal: {
      label: t("compose.internal"),
      placeholder: t("compose.internalHint"),
      send: t("compose.add"),
      sending: t("compose.sending"),
      done: t("compose.added"),
      lost,
    },
  };
}

function solveTexts(t: Words, lost: string, name: string) {
  return {
    button: t("solve.button"),
    dialogTitle: t("solve.title"),
    close: t("solve.close"),
    solving: t("solve.solving"),
    notifyTitle: t("solve.notifyTitle", { name }),
    notify: t("solve.notify"),
    silentTitle: t("solve.silentTitle", { name }),
    silent: t("solve.silent"),
    silentLine: t("solve.silentLine", { name }),
    silentHint: t("solve.silentHint"),
    loading: t("solve.loading"),
    doneSilent: t("solve.doneSilent", { name }),
    doneInternal: t("solve.doneInternal"),
    reopen: t("reopen.button"),
    reopened: t("reopen.done"),
    lost,
  };
}

function menuTexts(t: Words, lost: string, name: string) {
  return {
    label: t("menu.label"),
    assign: t("menu.assign"),
    status: t("menu.status"),
    priority: t("menu.priority"),
    title: t("menu.title"),
    show: t("menu.show", { name }),
    hide: t("menu.hide", { name }),
    shown: t("menu.shown", { name }),
    hidden: t("menu.hidden", { name }),
    nobody: t("nobody"),
    close: t("change.close"),
    cancel: t("new.cancel"),
    save: t("change.save"),
    saving: t("change.saving"),
    lost,
    assignTitle: t("change.assignTitle"),
    assignee: t("change.assignee"),
    assigned: t("change.assigned"),
    statusTitle: t("change.statusTitle"),
    statusLabel: t("change.status"),
    statusHint: t("change.statusHint"),
    relabelled: t("change.relabelled"),
    priorityTitle: t("change.priorityTitle"),
    priorityLabel: t("change.priority"),
    priorityHint: t("change.priorityHint"),
    prioritised: t("change.prioritised"),
    priorities: PRIORITIES.map((id) => ({ id, name: t(`priority.${id}`) })),
    titleTitle: t("change.titleTitle"),
    titleLabel: t("change.titleLabel"),
    titleHint: t("change.titleHint", { name }),
    retitled: t("change.retitled"),
  };
}
