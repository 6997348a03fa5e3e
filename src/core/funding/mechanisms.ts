import { sharesOf } from "./capShares";
import { connectionOriented } from "./connectionOriented";
import { scaledByDonor } from "./contributions";
import { donationProfile } from "./donationProfile";
import { donorPairs, donorRoots, donorSets, type Gift, rowRoots } from "./increments";
import type { Mechanism, MechanismInput, MechanismResult } from "./mechanism";
import { numberOf } from "./mechanism";
import { pairwise2020, pairwiseBounded } from "./pairwiseBounded";
import { quadratic } from "./quadratic";
import { rowQuadratic } from "./rowQuadratic";

/** The pool goes out whole, in proportion to the raw match. */
const spreadWhole = (raw: Float64Array) => sharesOf(raw);
const whole = (raw: Float64Array): MechanismResult => ({ raw, share: spreadWhole(raw) });

/** Raw matches are paid as they are until together they reach the pool. */
function spreadUpToPool(raw: Float64Array, pool: number): Float64Array {
  const total = raw.reduce((sum, value) => sum + value, 0);
  return total >= pool ? sharesOf(raw) : raw.map((value) => value / pool);
}

const boosted = ({ coefficient }: Gift) => coefficient;

const qf: Mechanism = {
  key: "qf",
  title: "Quadratic funding",
  about: "Many small donations count for more than one large: (Σ √c)² − Σ c.",
  params: [],
  boosts: "matrix",
  match: ({ matrix }) => whole(quadratic(matrix)),
  spread: spreadWhole,
  increment: ({ matrix }) => donorRoots(matrix, boosted),
};

const pairwise: Mechanism = {
  key: "pairwise",
  title: "Pairwise-bounded",
  about: "Quadratic funding in which two donors who agree on everything are trusted less.",
  params: [{ name: "M", title: "Bound of a pair", default: 25, min: 1e-9, max: 1e12 }],
  boosts: "matrix",
  match: ({ matrix, params }) => whole(pairwiseBounded(matrix, numberOf(params, "M"))),
  spread: spreadWhole,
  increment({ matrix, params }, raw) {
    const m = numberOf(params, "M");
    return donorPairs(matrix, raw, (overlap) => m / (m + overlap));
  },
};

const pairwise2020Form: Mechanism = {
  key: "pairwise_2020",
  title: "Pairwise, as in 2020",
  about: "The formula rounds of 2020 were paid by; scaled to the pool only where it reaches it.",
  params: [{ name: "threshold", title: "Threshold", default: 25, min: 0, max: 1e12 }],
  boosts: "matrix",
  match({ matrix, params, pool }) {
    const raw = pairwise2020(matrix, numberOf(params, "threshold"));
    return { raw, share: spreadUpToPool(raw, pool) };
  },
  spread: spreadUpToPool,
  increment({ matrix, params }, raw) {
    const threshold = numberOf(params, "threshold");
    return donorPairs(matrix, raw, (overlap) => (threshold + 1) / overlap);
  },
};

const YES_NO = ["true", "false"] as const;
const isYes = (value: number | string | undefined) => String(value) === "true";
const VARIANTS = ["markov", "pct_friends", "og"] as const;

function cocmRaw({ matrix, params }: Pick<MechanismInput, "matrix" | "params">): Float64Array {
  const variant = params.variant as (typeof VARIANTS)[number];
  return connectionOriented(matrix, { variant, harsh: isYes(params.harsh) });
}

const cocm: Mechanism = {
  key: "cocm",
  title: "Connection-oriented",
  about: "Agreement between donors who otherwise give to different projects counts most.",
  params: [
    { name: "variant", title: "Acquaintance", default: "markov", choices: VARIANTS },
    { name: "harsh", title: "Acquaintances count for nothing", default: "true", choices: YES_NO },
    { name: "blend", title: "Share of quadratic funding", default: 0, min: 0, max: 1 },
  ],
  boosts: "matrix",
  match(input) {
    const raw = cocmRaw(input);
    const [own, other] = [sharesOf(raw), sharesOf(quadratic(input.matrix))];
    const blend = numberOf(input.params, "blend");
    return { raw, share: own.map((share, p) => (1 - blend) * share + blend * other[p]!) };
  },
  spread: spreadWhole,
};

const cocmOriginal: Mechanism = {
  key: "cocm_original",
  title: "Connection-oriented, original",
  about: "The authors' form: a donor belongs to each of their projects alike.",
  params: [],
  boosts: "matrix",
  match: ({ matrix }) =>
    whole(connectionOriented(matrix, { variant: "og", harsh: false, belonging: "equal" })),
  spread: spreadWhole,
};

const profile: Mechanism = {
  key: "profile",
  title: "Donation profile",
  about: "Donors who give to the same set of projects count as one.",
  params: [],
  boosts: "matrix",
  match: ({ matrix }) => whole(donationProfile(matrix)),
  spread: spreadWhole,
  increment: ({ matrix }) => donorSets(matrix),
};

const cqf: Mechanism = {
  key: "cqf",
  title: "Capital-constrained",
  about: "The quadratic match, scaled down to the pool where it exceeds it and never up.",
  params: [],
  boosts: "matrix",
  // α (S² − C) of the pool, α = min(1, pool / Σ): what is spread up to the pool.
  match({ matrix, pool }) {
    const raw = quadratic(matrix);
    return { raw, share: spreadUpToPool(raw, pool) };
  },
  spread: spreadUpToPool,
  increment: ({ matrix }) => donorRoots(matrix, boosted),
};

/** Octant's score from which a donor counts in full, and what the others count for. */
const octant: Mechanism = {
  key: "octant",
  title: "Octant",
  about: "One root per donation, scaled by uniqueness; nothing subtracted, capped, excess unspent.",
  params: [
    { name: "fullScore", title: "Score that counts in full", default: 15, min: 0, max: 1e6 },
    { name: "lowScale", title: "What the others count for", default: 0.01, min: 0, max: 1 },
  ],
  cap: 0.2,
  keepsExcess: true,
  boosts: "itself",
  match({ rows, score, params, coefficient }) {
    const full = numberOf(params, "fullScore");
    const low = numberOf(params, "lowScale");
    const scaled = rows.amount.map((a, row) => (score && !(score[row]! >= full) ? low * a : a));
    return whole(rowQuadratic({ ...rows, amount: scaled }, { coefficient, subtract: false }));
  },
  spread: spreadWhole,
};

const smeRows: Mechanism = {
  key: "sme_rows",
  title: "SME boost by donation",
  about: "As a round was published: one root per donation, boosted, contributions not subtracted.",
  params: [],
  boosts: "itself",
  match: ({ rows, coefficient }) => whole(rowQuadratic(rows, { coefficient, subtract: false })),
  spread: spreadWhole,
  increment: ({ rows, coefficient }) =>
    rowRoots(rows, (row) => coefficient[rows.donor[row]!]!, boosted, false),
};

function scaledExperts({ matrix, coefficient, params }: MechanismInput) {
  const scale = numberOf(params, "scale");
  return scaledByDonor(
    matrix,
    coefficient.map((b) => (b > 1 ? scale : 1)),
  );
}

const smeMatrix: Mechanism = {
  key: "sme_matrix",
  title: "SME boost by donor",
  about: "Everything an expert gives is scaled before the mechanism.",
  params: [
    { name: "scale", title: "Scale of an expert's donations", default: 2, min: 0, max: 1e6 },
    { name: "base", title: "Mechanism", default: "qf", choices: ["qf", "cocm"] },
    ...cocm.params.filter(({ name }) => name !== "blend"),
  ],
  boosts: "itself",
  match({ params, ...input }) {
    const matrix = scaledExperts({ params, ...input });
    return whole(params.base === "cocm" ? cocmRaw({ matrix, params }) : quadratic(matrix));
  },
  spread: spreadWhole,
  increment(input) {
    if (input.params.base === "cocm") return undefined;
    const scale = numberOf(input.params, "scale");
    return donorRoots(scaledExperts(input), ({ coefficient }) => (coefficient > 1 ? scale : 1));
  },
};

const smeTunable: Mechanism = {
  key: "sme_tunable",
  title: "SME boost, tunable",
  about: "One root per donation, boosted; contributions subtracted as given.",
  params: [],
  boosts: "itself",
  match: ({ rows, coefficient }) => whole(rowQuadratic(rows, { coefficient, subtract: true })),
  spread: spreadWhole,
  increment: ({ rows, coefficient }) =>
    rowRoots(rows, (row) => coefficient[rows.donor[row]!]!, boosted, true),
};

/** Every mechanism, in the order in which people are offered them. */
export const MECHANISMS: readonly Mechanism[] = [
  qf,
  cocm,
  pairwise,
  profile,
  cqf,
  cocmOriginal,
  pairwise2020Form,
  octant,
  smeMatrix,
  smeTunable,
  smeRows,
];
