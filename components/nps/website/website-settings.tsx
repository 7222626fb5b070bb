import { TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SaveRow } from "@/components/form/save-row";
import { useLabels } from "@/components/form/use-labels";
import { Words } from "@/components/form/words";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { LinkButton } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { EmptyState } from "@/components/ui/empty-state";
import { Hint } from "@/components/ui/field";
import { PageBody } from "@/components/ui/layout";
import { Setting } from "@/components/ui/settings";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveSurveyOrigins } from "@/lib/nps/website/actions";
import type { ListChoice, Website } from "@/lib/nps/website/queries";
import { curlExamples } from "@/lib/nps/website/snippet";
import { useCopyTexts } from "./copy-texts";
import { SecretForm } from "./secret-form";
import { Snippet } from "./snippet";

export interface WebsiteSettingsProps {
  site: Website;
  shop: { id: string; siteUrl: string };
  /** What the address asks for, where the shop has it. */
  asked: { channel: string | null; category: string | null };
  clock: Clock;
}

/** Settings → NPS → On your site: the survey in the shop's pages, and who may call its interface. */
export function WebsiteSettings(props: WebsiteSettingsProps) {
  const t = useTranslations("npsSite");
  const { site, asked } = props;
  const first = (list: ListChoice[], code: string) =>
    (list.find((entry) => entry.code === code) ?? list[0])?.code ?? "";
  const parts = {
    appUrl: site.appUrl,
    publicKey: site.publicKey,
    channel: asked.channel ?? first(site.channels, "website"),
    category: asked.category ?? first(site.categories, "checkout"),
  };
  return (
    <PageBody>
      <Words of={["npsSite", "settings.keys.made", "buttons"]}>
        <Embed site={site} parts={parts} />
        <Origins {...props} />
        <Access {...props} />
      </Words>
      <Setting title={t("curl.title")} lead={t("curl.lead")}>
        <CopyField
          mono
          id="curl"
          rows={11}
          label={t("curl.label")}
          hint={t("curl.hint")}
          value={curlExamples(parts, { secret: t("curl.secret"), day: dayOf(props.clock) })}
          texts={useCopyTexts()}
        />
      </Setting>
    </PageBody>
  );
}

/** Today on the shop's wall clock, as the survey API reads days. */
function dayOf({ now, timeZone }: Clock): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
}

type Parts = { appUrl: string; publicKey: string; channel: string; category: string };

function Embed({ site, parts }: { site: Website; parts: Parts }) {
  const t = useTranslations("npsSite");
  const missing = site.channels.length === 0 || site.categories.length === 0;
  return (
    <Setting title={t("embed.title")} lead={t("embed.lead")}>
      {missing ? (
        <EmptyState
          icon="sliders-horizontal"
          headingLevel={3}
          title={t("embed.none")}
          actions={
            <LinkButton as={Link} href="/settings/nps/lists">
              {t("embed.toLists")}
            </LinkButton>
          }
        >
          {t("embed.noneText")}
        </EmptyState>
      ) : (
        <Snippet {...parts} channels={site.channels} categories={site.categories} />
      )}
      <p>
        <a href={`/nps/demo?shop=${site.publicKey}`} target="_blank" rel="noopener">
          {t("embed.demo")}
        </a>
      </p>
    </Setting>
  );
}

function Origins({ site, shop }: WebsiteSettingsProps) {
  const t = useTranslations("npsSite.origins");
  const own = URL.canParse(shop.siteUrl) ? new URL(shop.siteUrl).origin : "https://www.example.com";
  const origins = site.allowedOrigins.join("\n");
  return (
    <Setting id="sites" title={t("title")} lead={t("lead")}>
      <Form
        action={saveSurveyOrigins}
        shopId={shop.id}
        values={{ origins }}
        labels={useLabels((words) => words.npsSite.origins.fields)}
        className="grid grid-cols-1 gap-3"
      >
        <TextField
          // What was saved may read otherwise than what was typed.
          key={origins}
          mono
          name="origins"
          hint={t("hint", { example: own })}
          rows={4}
          placeholder={own}
          spellCheck={false}
          autoCapitalize="none"
        />
        <SaveRow label={t("save")} />
      </Form>
    </Setting>
  );
}

function Access({ site, shop, clock }: WebsiteSettingsProps) {
  const t = useTranslations("npsSite.access");
  const made = site.secretMade;
  return (
    <Setting id="access" title={t("title")} lead={t("lead")}>
      <CopyField
        mono
        id="shop-id"
        label={t("publicKey")}
        hint={t("publicKeyHint")}
        value={site.publicKey}
        texts={useCopyTexts()}
      />
      <div className="grid grid-cols-1 gap-1.5">
        <h3>{t("secret")}</h3>
        <p>
          {site.hasSecret && made
            ? t.rich("madeBy", { name: made.by, at: () => <Moment at={made.at} clock={clock} /> })
            : t(site.hasSecret ? "madeByOperator" : "notMade")}
        </p>
        <Hint>{t("secretHint")}</Hint>
        <SecretForm shopId={shop.id} made={site.hasSecret} />
      </div>
    </Setting>
  );
}
