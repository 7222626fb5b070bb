/** The request header that tells pages whose language counts: one of ours, or `CUSTOMER_LOCALE`. */
export const LOCALE_HEADER = "x-starloop-locale";

/** On a customer's page without a link in its address: the cookie of this name says the language. */
export const CUSTOMER_LOCALE = "customer-locale";
