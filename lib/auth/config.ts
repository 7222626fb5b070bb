import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { checkPassword } from "@/lib/auth/password";
import { env } from "@/lib/env";

/** How long a session lasts without use. */
const SESSION_DAYS = 30;

/**
 * Sign-in with next-auth: the session is a signed cookie that names the account and its session
 * version; raising the version in the database ends every session at once. There are no routes
 * under /api/auth: signing in and out are server actions.
 */
export const { auth, signIn, signOut } = NextAuth(() => ({
  trustHost: true,
  secret: env().AUTH_SECRET,
  useSecureCookies: env().APP_URL.startsWith("https:"),
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 24 * 60 * 60 },
  pages: { signIn: "/sign-in" },
  logger: { error: () => {}, warn: () => {}, debug: () => {} },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: async ({ email, password }) => {
        if (typeof email !== "string" || typeof password !== "string") return null;
        const account = await checkPassword(email, password);
        if (!account) return null;
        return { id: account.accountId, sessionVersion: account.sessionVersion };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => {
      if (!user) return token;
      return { sub: user.id, sessionVersion: (user as { sessionVersion?: number }).sessionVersion };
    },
    session: ({ session, token }) => ({
      ...session,
      accountId: token.sub,
      sessionVersion: token.sessionVersion,
    }),
  },
}));
