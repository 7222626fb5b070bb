import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  // These load native code or files beside themselves, so they stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "postgres", "nodemailer", "graphile-worker"],
  experimental: {
    // A logo of 256 kB, and the form around it.
    serverActions: { bodySizeLimit: "300kb" },
  },
  typescript: { ignoreBuildErrors: false },
};

export default createNextIntlPlugin("./lib/identity/gates/intl-request.ts")(config);
