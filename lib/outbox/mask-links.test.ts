import { expect, test } from "vitest";
import { newToken } from "@/lib/base/tokens";
import type { Message } from "@/lib/mail/message";
import { maskLinks } from "@/lib/outbox/mask-links";

/** Every path that ends in a secret, as the mails write it. */
const PATHS = [
  "/o/",
  "/rate/",
  "/reply/",
  "/share/",
  "/unsubscribe/",
  "/my/enter/",
  "/sign-in/link/",
  "/reset/",
  "/confirm-address/",
  "/invitation/",
];

test.each(PATHS)("the secret behind %s is masked in every part of a mail", (path) => {
  const token = newToken();
  const link = `https://help.example${path}${token}?update=1`;
  const message = {
    html: `<a href="${link}">`,
    text: link,
    headers: { "List-Unsubscribe": `<${link}>` },
  } as unknown as Message;
  const masked = JSON.stringify(maskLinks(message));
  expect(masked).not.toContain(token);
  expect(masked).toContain(`${path}…`);
});
