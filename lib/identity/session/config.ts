import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/base/env";
import { SESSION_DAYS } from "@/lib/identity/session/sessions";
import { openTicket } from "@/lib/identity/session/ticket";

/** Over HTTPS its name keeps other hosts of the domain from planting one. */
function sessionCookie() {
  const secure = env().APP_URL.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}authjs.session-token`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/**
 * Sign-in with next-auth: the cookie is a signed token that names a row of `sessions`; ending the
 * row ends the session wherever the cookie is. Whatever the proof was (password, mail link,
 * passkey), it ends in a ticket for a session that was started. There are no routes under
 * /api/auth: signing in and out are server actions.
 */
export const { auth, signIn, signOut } = NextAuth(() => ({
  trustHost: true,
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
    session: ({ session, token }) => ({ ...session, sessionId: token.sub }),
  },
}));
