// The arrows of the architecture. There is no list of excepted files: what breaks a rule moves.
//
//   app → ui, trpc, server/api, server/auth · ui → core, trpc (and types of server/api)
//   trpc → server/api · server/api → services, auth · jobs → services
//   services, auth → core, db, mail · cli → core
//
// src/errors.ts and src/env.js belong to everybody outside core.

const SHARED = "^src/(errors\\.ts|env\\.js)$";
const OURS = "^(app|src)/";

/** One layer's arrows: everything of ours that is not named is forbidden. */
function arrows(name, from, to, { types = [], why }) {
  const allowed = [from, ...to, SHARED];
  const rules = [
    {
      name,
      severity: "error",
      comment: why,
      from: { path: from },
      to: { path: OURS, pathNot: [...allowed, ...types] },
    },
  ];
  if (types.length > 0)
    rules.push({
      name: `${name}-types-only`,
      severity: "error",
      comment: `${why} From ${types.join(", ")} only types.`,
      from: { path: from },
      to: { path: types, dependencyTypesNot: ["type-only"] },
    });
  return rules;
}

const LAYERS = [
  ...arrows("app", "^app/", ["^src/ui/", "^src/trpc/", "^src/server/(api|auth)/"], {
    why: "Routes compose the interface and the server caller; they hold no logic.",
  }),
  ...arrows("ui", "^src/ui/", ["^src/core/", "^src/trpc/"], {
    types: ["^src/server/api/"],
    why: "The interface runs in the browser.",
  }),
  ...arrows("trpc", "^src/trpc/", ["^src/server/api/"], {
    why: "The client and the caller know the router and nothing behind it.",
  }),
  ...arrows("api", "^src/server/api/", ["^src/server/(services|auth)/"], {
    why: "A procedure validates, authorises and makes one service call.",
  }),
  ...arrows("jobs", "^src/server/jobs/", ["^src/server/services/"], {
    why: "A task is thin, so that a page and a job cannot do the same thing differently.",
  }),
  ...arrows("services", "^src/server/services/", ["^src/core/", "^src/server/(db|mail)/"], {
    types: ["^src/server/auth/"],
    why: "A use case loads, calls core and saves; who may do it was decided before.",
  }),
  ...arrows("auth", "^src/server/auth/", ["^src/core/", "^src/server/(db|mail)/"], {
    why: "Signing in does not depend on what people do afterwards.",
  }),
  ...arrows("db", "^src/server/db/", [], { why: "The database client knows no use case." }),
  ...arrows("mail", "^src/server/mail/", [], { why: "Sending a mail knows no use case." }),
  ...arrows("cli", "^src/cli/", ["^src/core/"], {
    why: "Offline verbs are core with files around it.",
  }),
];

/** The pipeline: a folder imports itself and what stands before it. */
const PIPELINE = [
  "numeric",
  "comparison",
  "ranking",
  "tree",
  "scoring",
  "market",
  "funding",
  "conviction",
  "simulation",
  "formats",
];

const CORE_ORDER = PIPELINE.slice(0, -1).map((folder, place) => ({
  name: "core-order",
  severity: "error",
  comment: `In core, imports point leftwards in: ${PIPELINE.join(", ")}.`,
  from: { path: `^src/core/${folder}/` },
  to: { path: `^src/core/(${PIPELINE.slice(place + 1).join("|")})/` },
}));

const CORE_PACKAGES = [
  "ml-matrix",
  "@noble/hashes",
  "papaparse",
  "viem",
  "@openzeppelin/merkle-tree",
];

const CORE = [
  ...CORE_ORDER,
  {
    name: "core-folders",
    severity: "error",
    comment: "A new folder of core takes a place in the pipeline first (PIPELINE in this file).",
    from: { path: "^src/core/", pathNot: `^src/core/(${PIPELINE.join("|")})/` },
    to: {},
  },
  {
    name: "core-pure",
    severity: "error",
    comment: "Core imports core and a few pure packages: no Node, no network, no database.",
    from: { path: "^src/core/" },
    to: {
      pathNot: ["^src/core/", `^(node_modules/)?(${CORE_PACKAGES.join("|")})(/|$)`],
    },
  },
  {
    name: "core-door",
    severity: "error",
    comment: "Each core folder has one door, index.ts.",
    from: { path: "^(app|prisma|bench|src/(?!core/))" },
    to: { path: "^src/core/", pathNot: "^src/core/[^/]+/index\\.ts$" },
  },
  {
    name: "core-door",
    severity: "error",
    comment: "Each core folder has one door, index.ts, for the other core folders too.",
    from: { path: "^src/core/([^/]+)/" },
    to: { path: "^src/core/", pathNot: ["^src/core/$1/", "^src/core/[^/]+/index\\.ts$"] },
  },
];

const CODE_THAT_IS_NOT_DB = "^(app|prisma|src/(?!server/db/))";

const DATABASE = [
  {
    name: "db-client",
    severity: "error",
    comment: "Only src/server/db constructs clients; others take types from the generated client.",
    from: { path: CODE_THAT_IS_NOT_DB },
    to: {
      path: [
        "^src/server/db/generated/(?!enums\\.ts)",
        "^(node_modules/)?@prisma/(client|adapter-pg)(/|$)",
      ],
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "db-sealed",
    severity: "error",
    comment:
      "The owner's connection reads sealed rows: nothing the web process loads may reach it.",
    from: { path: "^(app|src/(ui|trpc)|src/server/(api|auth))/" },
    to: { path: "^src/server/db/worker\\.ts$", reachable: true },
  },
];

const EVERYWHERE = [
  {
    name: "no-circular",
    severity: "error",
    comment: "Two files that need each other are one file, or three.",
    from: { pathNot: "^src/server/db/generated/" },
    to: { circular: true },
  },
  {
    name: "routes-only",
    severity: "error",
    comment: "app/ holds routes: Next imports them, and nobody else.",
    from: { path: "^(src|prisma|scripts|bench)/" },
    to: { path: "^app/" },
  },
  {
    name: "no-barrels",
    severity: "error",
    comment: "server and ui have no barrels: an import names the file it means.",
    from: {},
    to: { path: "/index\\.tsx?$", pathNot: ["^src/core/", "(^|/)(node_modules|generated)/"] },
  },
  {
    name: "not-from-tests",
    severity: "error",
    comment: "What ships does not depend on tests, benchmarks or scripts.",
    from: { path: "^(app|src|prisma)/" },
    to: { path: "^(test|bench|scripts)/" },
  },
  {
    name: "not-from-dev",
    severity: "error",
    comment: "What ships does not import development dependencies.",
    from: { path: "^(app|src|prisma)/" },
    to: { dependencyTypes: ["npm-dev"] },
  },
  {
    name: "resolvable",
    severity: "error",
    comment: "An import of something that is not there.",
    from: { path: "^(app|src|prisma|scripts|test|bench)/" },
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: [...LAYERS, ...CORE, ...DATABASE, ...EVERYWHERE],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|dist|\\.data)/" },
    tsConfig: { fileName: "tsconfig.json" },
    // Also imports that vanish when TypeScript compiles: a type is a dependency, too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".css", ".d.ts"],
    },
  },
};
