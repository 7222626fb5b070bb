/** How many things an order holds: pieces, each measured line ("0.5 kg") as one, and nothing for what went back. */
export function countItems(items: readonly { quantity: number }[]): number {
  return items.reduce((sum, { quantity }) => {
    if (quantity <= 0) return sum;
    return sum + (Number.isInteger(quantity) ? quantity : 1);
  }, 0);
}
