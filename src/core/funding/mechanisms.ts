import { sharesOf } from "./capShares";
import { connectionOriented } from "./connectionOriented";
import { donationProfile } from "./donationProfile";
import type { Mechanism, MechanismInput, MechanismResult } from "./mechanism";
import { numberOf } from "./mechanism";
import { pairwise2020, pairwiseBounded } from "./pairwiseBounded";
import { capitalConstrained, quadratic } from "./quadratic";
import { rowQuadratic } from "./rowQuadratic";

/** The pool goes out whole, in proportion to the raw match. */
const whole = (raw: Float64Array): MechanismResult => ({ raw, share: sharesOf(raw) });

/** Raw matches are paid as they are until together they reach the pool. */
function upToPool(raw: Float64Array, pool: number): MechanismResult {
  const total = raw.reduce((sum, value) => sum + value, 0);
  return { raw, share: total >= pool ? sharesOf(raw) : raw.map((value) => value / pool) };
}

const qf: Mechanism = {
  key: "qf",
  title: "Quadratic funding",
  about: "Many small donations count for more than one large: (Σ √c)² − Σ c.",
  params: [],
  boosts: "matrix",
  match: ({ matrix }) => whole(quadratic(matrix)),
};

const pairwise: Mechanism = {
  key: "pairwise",
  title: "Pairwise-bounded",
  about: "Quadratic funding in which two donors who agree on everything are trusted less.",
  params: [{ name: "M", title: "Bound of a pair", default: 25, min: 1e-9, max: 1e12 }],
  boosts: "matrix",
  match: ({ matrix, params }) => whole(pairwiseBounded(matrix, numberOf(params, "M"))),
};

const pairwise2020Form: Mechanism = {
  key: "pairwise_2020",
  title: "Pairwise, as in 2020",
  about: "The formula rounds of 2020 were paid by; scaled to the pool only where it reaches it.",
  params: [{ name: "threshold", title: "Threshold", default: 25, min: 0, max: 1e12 }],
  boosts: "matrix",
  match: ({ matrix, params, pool }) =>
    upToPool(pairwise2020(matrix, numberOf(params, "threshold")), pool),
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
};

const cocmOriginal: Mechanism = {
  key: "cocm_original",
  title: "Connection-oriented, original",
  about: "The authors' form: a donor belongs to each of their projects alike.",
  params: [],
  boosts: "matrix",
  match: ({ matrix }) =>
    whole(connectionOriented(matrix, { variant: "og", harsh: false, belonging: "equal" })),
};

const profile: Mechanism = {
  key: "profile",
  title: "Donation profile",
  about: "Donors who give to the same set of projects count as one.",
  params: [],
  boosts: "matrix",
  match: ({ matrix }) => whole(donationProfile(matrix)),
};

const cqf: Mechanism = {
  key: "cqf",
  title: "Capital-constrained",
  about: "The quadratic match, scaled down to the pool where it exceeds it and never up.",
  params: [],
  boosts: "matrix",
  match({ matrix, pool }) {
    const { match } = capitalConstrained(matrix, pool);
    return { raw: match, share: match.map((value) => value / pool) };
  },
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
};

const smeRows: Mechanism = {
  key: "sme_rows",
  title: "SME boost by donation",
  about: "As a round was published: one root per donation, boosted, contributions not subtracted.",
  params: [],
  boosts: "itself",
  match: ({ rows, coefficient }) => whole(rowQuadratic(rows, { coefficient, subtract: false })),
};

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
  match({ matrix, coefficient, params }) {
    const scale = numberOf(params, "scale");
    const amount = matrix.amount.slice();
    for (let i = 0; i < matrix.donors; i++) {
      if (!(coefficient[i]! > 1)) continue;
      for (let at = matrix.start[i]!; at < matrix.start[i + 1]!; at++)
        amount[at] = amount[at]! * scale;
    }
    const scaled = { ...matrix, amount };
    return whole(params.base === "cocm" ? cocmRaw({ matrix: scaled, params }) : quadratic(scaled));
  },
};

const smeTunable: Mechanism = {
  key: "sme_tunable",
  title: "SME boost, tunable",
  about: "One root per donation, boosted; contributions subtracted as given.",
  params: [],
  boosts: "itself",
  match: ({ rows, coefficient }) => whole(rowQuadratic(rows, { coefficient, subtract: true })),
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
