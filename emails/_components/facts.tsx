import { body, light, small } from "@/emails/_components/styles";
import { Table } from "@/emails/_components/table";
import { Lines } from "@/emails/_components/words";

export type Fact = { label: string; value: string };

/** Label and value, a hairline above each pair. In the text part one line each. */
export function Facts({ facts }: { facts: Fact[] }) {
  const line = { borderTop: `1px solid ${light.border}` };
  return (
    <Table>
      {facts.map(({ label, value }) => (
        <tr key={label} data-text="fact">
          <td
            className="m ln"
            width="96"
            valign="top"
            data-text="label"
            style={{ ...small, ...line, padding: "8px 0" }}
          >
            {label}
          </td>
          <td className="ln" width="12" data-skip-in-text="true" style={line} />
          <td
            className="t ln"
            valign="top"
            data-text="value"
            style={{ ...body, ...line, fontSize: 15, lineHeight: "22px", padding: "7px 0" }}
          >
            <Lines>{value}</Lines>
          </td>
        </tr>
      ))}
    </Table>
  );
}
