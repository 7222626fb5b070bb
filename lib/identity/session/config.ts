import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/base/env";
import { sessionCookie } from "@/lib/identity/session/session-cookie";
import { SESSION_DAYS } from "@/lib/identity/session/sessions";
import { openTicket } from "@/lib/identity/session/ticket";

/**
 * Sign-in with next-auth: the cookie is a sealed token that names a row of `sessions`; ending the
 * row ends the session wherever the cookie is. Pages open the token themselves, see
 * session-cookie.ts. Whatever the proof was (password, mail link, passkey), it ends in a ticket for a
 * session that was started. There are no routes under /api/auth: signing in and out are server actions.
 */
export const { signIn, signOut } = NextAuth(() => ({
  trustHost: true,
  useSecureCookies: sessionCookie().options.secure,
  secret: env().AUTH_SECRET,
  cookies: { sessionToken: sessionCookie() },
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 24 * 60 * 60 },
  pages: { signIn: "/sign-in" },
  logger: { error: () => {}, warn: () => {}, debug: () => {} },
  providers: [
    Credentials({
      credentials: { ticket: {} },
      authorize: ({ ticket }) => {
        const sessionId = openTicket(ticket);
        return sessionId ? { id: sessionId } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sub: user.id } : token),
  },
}));
