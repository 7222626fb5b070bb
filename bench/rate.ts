import { randomUUID } from "node:crypto";
import { builtActions } from "@/lib/testing/server-actions";
import { type Ask, ask } from "./drive";
import type { Side } from "./path";

const COMMENT = "Quick and friendly.";

export const rateByRest = ({ shop }: Side): Ask => ({
  path: `/api/v1/updates/${shop.takeSolved().updateId}/rating`,
  method: "POST",
  headers: { authorization: shop.authorization, "content-type": "application/json" },
  body: JSON.stringify({ stars: 5, comment: COMMENT }),
  status: 201,
  marker: '"stars":5',
});

const BOUNDARY = "----StarloopBench";

function formBody(fields: [name: string, value: string][]): string {
  const parts = fields.map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

const FORM_TYPE = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };

const said = ({ updateId, token }: { updateId: string; token: string }) => ({
  ...{ token, updateId, submissionId: randomUUID() },
  ...{ stars: "5", comment: COMMENT },
});

/** As the form on the star link's page calls it with scripts. */
export const rateByAction = ({ url, shop }: Side): Ask => {
  const one = shop.takeSolved();
  const action = builtActions().find(({ name }) =>
    name.endsWith("ratings/actions.ts#rateConversation"),
  );
  const fields = Object.entries(said(one)).map(([name, value]): [string, string] => [
    `_1_${name}`,
    value,
  ]);
  return {
    path: `/rate/${one.token}?stars=5`,
    method: "POST",
    headers: {
      ...{ "next-action": action?.id ?? "", origin: url, accept: "text/x-component" },
      ...FORM_TYPE,
    },
    // React reads what it refers to first.
    body: formBody([...fields, ["0", JSON.stringify([{ status: "new" }, "$K1"])]]),
    status: 200,
    marker: '"status":"done"',
  };
};

let hidden: Record<string, string> | undefined;

/** What the form carries for React, as it stands in the page without scripts. */
export async function readForm({ url, shop }: Side): Promise<void> {
  const answer = await ask(url, { path: `/rate/${shop.rateTokens[0]}` });
  const form = answer.body
    .toString()
    .split("<form")
    .find((part) => part.includes('name="stars"'));
  const inputs = [...(form ?? "").matchAll(/<input[^>]*type="hidden"[^>]*>/g)];
  hidden = Object.fromEntries(
    inputs.map(([input]) => {
      const name = input.match(/name="([^"]*)"/)?.[1] ?? "";
      const value = input.match(/value="([^"]*)"/)?.[1] ?? "";
      return [name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&")];
    }),
  );
}

export const rateByForm = ({ url, shop }: Side): Ask => {
  const one = shop.takeSolved();
  return {
    path: `/rate/${one.token}`,
    method: "POST",
    headers: { origin: url, accept: "text/html", ...FORM_TYPE },
    body: formBody(Object.entries({ ...hidden, ...said(one) })),
    // The way back to the page, which then says thanks.
    status: 303,
    marker: "",
  };
};
