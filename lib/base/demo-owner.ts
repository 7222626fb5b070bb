/** By this account the demo shop is recognised. */
export const DEMO_OWNER = "owner@demo.test";
