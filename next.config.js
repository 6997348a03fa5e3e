import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from "next/constants.js";
import createNextIntlPlugin from "next-intl/plugin";
import { requireEnv } from "./src/env.js";

process.env.NEXT_TELEMETRY_DISABLED ??= "1";

/**
 * Loaded by Node as they are on the server: some must be (native parts, worker files), and bundling
 * the large ones (viem, zod) would take a third of the build.
 */
const UNBUNDLED = [
  "@noble/hashes",
  "@prisma/adapter-pg",
  "@prisma/client",
  "esbuild",
  "graphile-worker",
  "ml-matrix",
  "nodemailer",
  "papaparse",
  "pg",
  "superjson",
  "viem",
  "zod",
];

const withMessages = createNextIntlPlugin("./src/ui/language/request.ts");

/** Next writes its bootstrap inline, and in development evaluates modules from strings. */
function contentSecurityPolicy(development, frameAncestors = "'none'") {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self' data:",
    `connect-src 'self'${development ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self' https://github.com",
    `frame-ancestors ${frameAncestors}`,
  ].join("; ");
}

export default function config(phase) {
  if (phase !== PHASE_PRODUCTION_BUILD) requireEnv();
  const development = phase === PHASE_DEVELOPMENT_SERVER;
  const everywhere = [
    { key: "X-Content-Type-Options", value: "nosniff" },
    { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
    { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  ];
  const headers = [
    ...everywhere,
    { key: "Content-Security-Policy", value: contentSecurityPolicy(development) },
    { key: "X-Frame-Options", value: "DENY" },
  ];
  // Boards that other sites may show: they act for nobody, so that nothing can be clicked in secret.
  const embedded = [
    ...everywhere,
    { key: "Content-Security-Policy", value: contentSecurityPolicy(development, "*") },
  ];
  /** @type {import("next").NextConfig} */
  const next = {
    poweredByHeader: false,
    reactStrictMode: true,
    // `npm run check` checks types, tests included; starting does not wait for that again.
    typescript: { ignoreBuildErrors: true },
    serverExternalPackages: UNBUNDLED,
    headers: async () => [
      { source: "/((?!embed/).*)", headers },
      { source: "/embed/:path*", headers: embedded },
    ],
  };
  return withMessages(next);
}
