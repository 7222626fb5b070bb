import { cell, light, small } from "@/emails/_components/styles";
import { Table } from "@/emails/_components/table";

/** Five links of at least 44 × 69 px to the rating form, a star chosen in each. Fetching one counts nothing. */
export function StarLinks({ url, labels }: { url: string; labels: string[] }) {
  return (
    <Table>
      <tr>
        {labels.flatMap((label, index) => [
          index > 0 && (
            <td key={`gap${label}`} className="gap" width="6" data-skip-in-text="true" />
          ),
          <td key={label} className="cell" align="center" valign="top" style={cell}>
            <a
              className="t"
              href={`${url}?stars=${index + 1}`}
              style={{
                ...small,
                lineHeight: "18px",
                display: "block",
                padding: "10px 0 9px",
                color: light.text,
                textAlign: "center",
                textDecoration: "none",
              }}
            >
              <span
                className="star"
                aria-hidden="true"
                data-skip-in-text="true"
                style={{ display: "block", fontSize: 28, lineHeight: "32px", color: light.star }}
              >
                ☆
              </span>
              {label}
            </a>
          </td>,
        ])}
      </tr>
    </Table>
  );
}
