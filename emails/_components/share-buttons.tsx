import { body, cell } from "@/emails/_components/styles";
import { Table } from "@/emails/_components/table";

export type ShareButton = { label: string; url: string };

/** Two to a row. The address of each is taken as it comes: already encoded, never touched here. */
export function ShareButtons({ buttons }: { buttons: ShareButton[] }) {
  const rows = buttons.filter((_, index) => index % 2 === 0);
  return (
    <Table>
      {rows.map((first, row) => (
        <Pair key={first.url} first={first} second={buttons[row * 2 + 1]} />
      ))}
    </Table>
  );
}

// The first row sets the columns of a fixed table, so the gap has the same three cells.
const gap = { fontSize: 0, lineHeight: "8px" };

function Pair({ first, second }: { first: ShareButton; second: ShareButton | undefined }) {
  return (
    <>
      <tr>
        <td height="8" data-skip-in-text="true" style={gap} />
        <td width="8" data-skip-in-text="true" style={gap} />
        <td data-skip-in-text="true" style={gap} />
      </tr>
      <tr>
        <ShareCell {...first} />
        <td width="8" data-skip-in-text="true" />
        {second ? <ShareCell {...second} /> : <td data-skip-in-text="true" />}
      </tr>
    </>
  );
}

function ShareCell({ label, url }: ShareButton) {
  return (
    <td className="cell" align="center" style={cell}>
      <a
        className="t"
        href={url}
        style={{
          ...body,
          lineHeight: "20px",
          fontWeight: 600,
          display: "block",
          padding: "13px 8px",
          textAlign: "center",
          textDecoration: "none",
        }}
      >
        {label}
      </a>
    </td>
  );
}
