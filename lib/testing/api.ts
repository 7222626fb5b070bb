import { Agent, request } from "node:http";

export type ApiAnswer = {
  status: number;
  body: Record<string, unknown> & { error?: { code: string } };
};

type Call = {
  url: string;
  method?: string;
  authorization?: string;
  body?: unknown;
  headers?: Record<string, string>;
};

/** One request on a connection of its own, so that contenders do not queue behind each other. */
export function callApi({
  url,
  method = "GET",
  authorization,
  body,
  headers,
}: Call): Promise<ApiAnswer> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        agent: new Agent({ keepAlive: false }),
        headers: {
          ...(authorization && { authorization }),
          ...(payload && {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(payload),
          }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, body: text ? JSON.parse(text) : {} });
        });
      },
    );
    sent.on("error", reject);
    sent.end(payload);
  });
}
