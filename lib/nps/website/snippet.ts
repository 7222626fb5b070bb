export type SnippetParts = { appUrl: string; publicKey: string; channel: string; category: string };

/** The line a shop puts into its pages. Codes and keys need no escaping: their forms are narrow. */
export function embedSnippet({ appUrl, publicKey, channel, category }: SnippetParts): string {
  const attributes = [
    `src="${appUrl}/nps/embed.js"`,
    `data-shop="${publicKey}"`,
    ...(channel ? [`data-channel="${channel}"`] : []),
    ...(category ? [`data-category="${category}"`] : []),
    "async",
  ];
  return `<script ${attributes.join(" ")}></script>`;
}

/** Calls of the survey API to try in a shell; `secret` stands where the reader puts theirs. */
export function curlExamples(
  { appUrl, publicKey, channel, category }: SnippetParts,
  { secret, day }: { secret: string; day: string },
): string {
  const answer = JSON.stringify({
    shop_id: publicKey,
    email: "clara@example.com",
    channel,
    category,
    rate: 9,
    comment: "Quick and friendly",
  });
  return [
    `curl "${appUrl}/nps/categories?shop_id=${publicKey}"`,
    [
      `curl "${appUrl}/nps/create" \\`,
      `  -H "Authorization: Bearer ${secret}" \\`,
      `  -H "Content-Type: application/json" \\`,
      `  -d '${answer}'`,
    ].join("\n"),
    [
      `curl "${appUrl}/nps/reviews?shop_id=${publicKey}&date_from=${day}&date_to=${day}" \\`,
      `  -H "Authorization: Bearer ${secret}"`,
    ].join("\n"),
  ].join("\n\n");
}
