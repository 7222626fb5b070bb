import { connection } from "next/server";

/** Rendered per request, as every page of the product is. */
export default async function Page() {
  await connection();
  return <p>Nothing is here.</p>;
}
