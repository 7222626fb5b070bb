/** An order as a shop system sends it to `POST /api/v1/orders`. */
export const ORDER = {
  externalId: "1",
  number: "1",
  status: "new",
  currency: "EUR",
  total: "1.00",
  placedAt: "2026-11-01T10:00:00Z",
  customer: { name: "Clara", email: "clara@example.com" },
  items: [{ name: "Mug", quantity: 1, total: "1" }],
};
