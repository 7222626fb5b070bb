import { useTranslations } from "next-intl";
import { Jump } from "./jump";
import { KeyList } from "./key-list";

/** "Go to order…" for the sidebar, and the list of keys that `?` opens. */
export function JumpSlot() {
  const t = useTranslations("keys");
  const close = useTranslations("ui")("close");
  const lost = useTranslations("dashboard")("lost");
  return (
    <>
      <Jump
        texts={{
          button: t("jump.button"),
          title: t("jump.title"),
          label: t("jump.label"),
          placeholder: t("jump.placeholder"),
          list: t("jump.list"),
          close,
          lost,
        }}
      />
      <KeyList title={t("title")} hint={t("hint")} close={close} groups={useGroups()} />
    </>
  );
}

function useGroups() {
  const t = useTranslations("keys");
  return [
    {
      name: t("groups.everywhere"),
      keys: [
        { keys: ["Ctrl", "K"], does: t("does.jump") },
        { keys: ["Ctrl", "Enter"], does: t("does.send") },
        { keys: ["Esc"], does: t("does.close") },
        { keys: ["?"], does: t("does.list") },
      ],
    },
    {
      name: t("groups.lists"),
      keys: [
        { keys: ["/"], does: t("does.search") },
        { keys: ["j"], does: t("does.next") },
        { keys: ["k"], does: t("does.previous") },
        { keys: ["Enter"], does: t("does.open") },
      ],
    },
    {
      name: t("groups.order"),
      keys: [
        { keys: ["r"], does: t("does.reply") },
        { keys: ["n"], does: t("does.note") },
        { keys: ["e"], does: t("does.solve") },
        { keys: ["a"], does: t("does.assign") },
        { keys: ["j"], does: t("does.nextCard") },
        { keys: ["k"], does: t("does.previousCard") },
      ],
    },
  ];
}
