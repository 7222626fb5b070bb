/** RFC 5322 dot-atom, as RFC 5321 sends it without quotes. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
/** What a domain is spelt with in any language; anything else would mean something else in a URL. */
const SPELT = /^[\p{L}\p{M}\p{N}.\u3002\uff0e\uff61-]+$/u;

/** What copying from a page or a chat leaves around an address. */
const EDGES = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

const LOCAL_MAX = 64;
const ADDRESS_MAX = 254;

/**
 * An address that can be emailed, in lower case, its domain in ASCII (`info@bücher.example` becomes
 * `info@xn--bcher-kva.example`). Null for what no server could deliver to, and for the few forms that
 * most servers refuse: quoted names, names beyond ASCII, and domains that are numbers or one word.
 */
export function readEmail(text: string): string | null {
  if (text.length > ADDRESS_MAX) return null;
  const typed = text.replace(EDGES, "").toLowerCase();
  const at = typed.lastIndexOf("@");
  const local = typed.slice(0, at);
  const domain = at > 0 ? asciiDomain(typed.slice(at + 1)) : null;
  if (domain === null || local.length > LOCAL_MAX || !LOCAL.test(local)) return null;
  const address = `${local}@${domain}`;
  return address.length <= ADDRESS_MAX ? address : null;
}

function asciiDomain(typed: string): string | null {
  if (!SPELT.test(typed)) return null;
  try {
    const { hostname } = new URL(`http://${typed}`);
    return DOMAIN.test(hostname) ? hostname : null;
  } catch {
    return null;
  }
}
