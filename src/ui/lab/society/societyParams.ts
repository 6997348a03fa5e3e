import type { NumberParams } from "../useNumbers";

export type SocietyName = "citizens" | "communities" | "alpha" | "beta" | "experts" | "boost";
export type SocietyNumbers = Readonly<Record<SocietyName, number>>;

export const SOCIETY_PARAMS: NumberParams<SocietyName> = {
  citizens: {
    ...{ symbol: "N", title: "Citizens", about: "each values each good by a curve of their own" },
    bounds: { min: 4, max: 200, usual: 30, whole: true },
  },
  communities: {
    ...{ title: "Communities", about: "random groups whose members propose goods" },
    bounds: { min: 1, max: 10, usual: 3, whole: true },
  },
  alpha: {
    ...{
      symbol: "α",
      title: "Capital-constrained funding",
      about: "1 is quadratic, near 0 private",
    },
    bounds: { min: 0.01, max: 1, usual: 0.5 },
  },
  beta: {
    ...{ symbol: "β", title: "Power family", about: "F = (Σ c^(1/β))^β; 2 is quadratic" },
    bounds: { min: 1.05, max: 10, usual: 3 },
  },
  experts: {
    ...{ title: "Experts", about: "share of the citizens, drawn at random" },
    bounds: { min: 0, max: 1, usual: 0.3 },
  },
  boost: {
    ...{ symbol: "b", title: "Boost", about: "what an expert's contribution counts for" },
    bounds: { min: 0.1, max: 20, usual: 2 },
  },
};

const NAMES: Readonly<Record<string, string>> = {
  optimum: "Optimum",
  private: "Private",
  "1p1v": "One person, one vote",
  qf: "Quadratic",
  qf_boosted: "Boosted by experts",
};

/** A mechanism of the society model in people's words. */
export function mechanismText(mechanism: string): string {
  const [kind, value] = mechanism.split("=");
  if (value === undefined) return NAMES[mechanism] ?? mechanism;
  return kind === "beta" ? `Power, β ${value}` : `Capital-constrained, α ${value}`;
}
