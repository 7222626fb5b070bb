import { withAllowance } from "@/lib/base/allowance";

/** How long, in milliseconds, the database may take for each piece but the first. */
const PIECE = 9_000;

/**
 * A text as a response's body, made only as fast as it is read and no further once nobody reads. The
 * first piece is waited for as for any answer: what cannot even begin is refused, not broken off.
 */
export async function textStream(
  text: AsyncGenerator<string>,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let first: IteratorResult<string> | undefined = await text.next();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = first ?? (await withAllowance(PIECE, () => text.next()));
      first = undefined;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await text.return(undefined);
    },
  });
}
