import type { CSSProperties } from "react";
import { body, type MailColors } from "@/emails/_components/styles";

// Outlook ignores padding on links; it takes this one on the cell instead.
const outlook = { msoPaddingAlt: "14px 24px" } as CSSProperties;

/** The one thing to do. */
export function Button({
  href,
  colors,
  children,
}: {
  href: string;
  colors: MailColors;
  children: string;
}) {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} border={0}>
      <tbody>
        <tr>
          <td
            className="btn"
            style={{ backgroundColor: colors.accent, borderRadius: 7, ...outlook }}
          >
            <a
              className="btn"
              href={href}
              style={{
                ...body,
                lineHeight: "20px",
                fontWeight: 600,
                display: "inline-block",
                padding: "14px 24px",
                borderRadius: 7,
                color: colors.accentContrast,
                textDecoration: "none",
              }}
            >
              {children}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
