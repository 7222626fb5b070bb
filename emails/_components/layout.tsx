import type { ReactNode } from "react";
import { Body, Head, Html, renderWhiteSpace } from "react-email";
import { body, headCss, light, type MailColors } from "@/emails/_components/styles";
import { oneLine } from "@/emails/_components/subject";
import { Table } from "@/emails/_components/table";
import { Lines, Small, TextLink } from "@/emails/_components/words";

export type Shop = {
  name: string;
  url: string;
  address?: string | null;
  /** Shown beside the name, which says the same where pictures are not loaded. Pixels of the file. */
  logo?: { url: string; width: number; height: number } | null;
  colors: MailColors;
};

/** What every mail needs besides its own words and links. */
export type Frame = { shop: Shop; lang: string; dir: "ltr" | "rtl" };

export type CustomerText = { subject: string; preview: string; footerReason: string };
export type TeamText = CustomerText & { header: string };

type LayoutProps = Frame & {
  text: CustomerText;
  top: ReactNode;
  foot: ReactNode;
  children: ReactNode;
};

/** The shop's name above, the reason and the postal address below. */
export function CustomerLayout({
  shop,
  text,
  unsubscribe,
  children,
  ...frame
}: Frame & {
  text: CustomerText;
  unsubscribe?: Link;
  children: ReactNode;
}) {
  const name = (
    <a
      className="t"
      href={shop.url}
      style={{ color: light.text, textDecoration: "none", padding: "14px 0" }}
    >
      <Logo logo={shop.logo} />
      {shop.name}
    </a>
  );
  const foot = (
    <>
      <FootLink link={unsubscribe} color={shop.colors.accent} />
      {shop.address && (
        <Small top={8}>
          <Lines>{shop.address}</Lines>
        </Small>
      )}
    </>
  );
  return (
    <Layout {...frame} shop={shop} text={text} top={name} foot={foot}>
      {children}
    </Layout>
  );
}

const LOGO_HEIGHT = 32;
const LOGO_MAX_WIDTH = 160;

function Logo({ logo }: Pick<Shop, "logo">) {
  if (!logo) return null;
  const scale = Math.min(LOGO_HEIGHT / logo.height, LOGO_MAX_WIDTH / logo.width);
  return (
    // biome-ignore lint/performance/noImgElement: a mail has no other
    <img
      src={logo.url}
      alt=""
      width={Math.round(logo.width * scale)}
      height={Math.round(logo.height * scale)}
      style={{ verticalAlign: "middle", marginInlineEnd: 10, borderRadius: 4 }}
    />
  );
}

/** To members of the team: says which shop is meant, and where to change who gets such mail. */
export function TeamLayout({
  manage,
  children,
  ...rest
}: Frame & {
  text: TeamText;
  manage?: Link;
  children: ReactNode;
}) {
  const foot = <FootLink link={manage} color={rest.shop.colors.accent} />;
  return (
    <Layout {...rest} top={rest.text.header} foot={foot}>
      {children}
    </Layout>
  );
}

type Link = { text: string; url?: string | null };

function FootLink({ link, color }: { link?: Link; color: string }) {
  if (!link?.url) return null;
  return (
    <Small top={8}>
      <TextLink href={link.url} color={color}>
        {link.text}
      </TextLink>
    </Small>
  );
}

function Layout({ shop, lang, dir, text, top, foot, children }: LayoutProps) {
  const align = dir === "rtl" ? "right" : "left";
  return (
    <Html lang={lang} dir={dir}>
      <MailHead title={oneLine(text.subject)} css={headCss(shop.colors)} />
      <Body
        className="bg"
        lang={lang}
        dir={dir}
        style={{ margin: 0, padding: 0, backgroundColor: light.canvas }}
      >
        <Preheader>{oneLine(text.preview)}</Preheader>
        <Table>
          <tr>
            <td
              className="bg"
              align="center"
              style={{ padding: "24px 12px 40px", backgroundColor: light.canvas }}
            >
              <Table style={{ maxWidth: 600, textAlign: align }}>
                <tr>
                  <td style={{ padding: "0 4px 14px" }}>
                    <p className="t" style={{ ...body, fontWeight: 700 }}>
                      {top}
                    </p>
                  </td>
                </tr>
                <Card>{children}</Card>
                <tr>
                  <td style={{ padding: "18px 4px 0" }}>
                    <Small>
                      <Lines>{text.footerReason}</Lines>
                    </Small>
                    {foot}
                  </td>
                </tr>
              </Table>
            </td>
          </tr>
        </Table>
      </Body>
    </Html>
  );
}

function MailHead({ title, css }: { title: string; css: string }) {
  return (
    <Head>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{title}</title>
      <style>{css}</style>
    </Head>
  );
}

/** The line beside the subject in the inbox. Not react-email's Preview, which cuts it and takes the title. */
function Preheader({ children }: { children: string }) {
  return (
    <div data-skip-in-text="true" style={{ display: "none", maxHeight: 0, overflow: "hidden" }}>
      {children}
      {renderWhiteSpace(children)}
    </div>
  );
}

function Card({ children }: { children: ReactNode }) {
  return (
    <tr>
      <td
        className="box"
        style={{
          backgroundColor: light.surface,
          border: `1px solid ${light.border}`,
          borderRadius: 10,
        }}
      >
        <Table>{children}</Table>
      </td>
    </tr>
  );
}
