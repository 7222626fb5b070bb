import { clientAddressOf } from "@/lib/http/client-address";

/** Who calls the survey API, as their request tells beside its parameters. */
export type Caller = {
  /** Of the page a browser calls from. */
  origin: string | null;
  authorization: string | null;
  /** The client's address; our server has put it there. */
  address: string;
};

/** Reads a request's headers. */
export function callerOf({ headers }: Request): Caller {
  return {
    origin: headers.get("origin"),
    authorization: headers.get("authorization"),
    address: clientAddressOf(headers),
  };
}
