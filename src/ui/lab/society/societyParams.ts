import { SOCIETY_NUMBERS, type SocietyName } from "~/core/simulation";
import type { NumberParams } from "../useNumbers";

export const SOCIETY_PARAMS: NumberParams<SocietyName> = {
  citizens: {
    ...{ symbol: "N", title: "Citizens", about: "each values each good by a curve of their own" },
    bounds: SOCIETY_NUMBERS.citizens,
  },
  communities: {
    ...{ title: "Communities", about: "random groups whose members propose goods" },
    bounds: SOCIETY_NUMBERS.communities,
  },
  alpha: {
    ...{
      symbol: "α",
      title: "Capital-constrained funding",
      about: "1 is quadratic, near 0 private",
    },
    bounds: SOCIETY_NUMBERS.alpha,
  },
  beta: {
    ...{ symbol: "β", title: "Power family", about: "F = (Σ c^(1/β))^β; 2 is quadratic" },
    bounds: SOCIETY_NUMBERS.beta,
  },
  experts: {
    ...{ title: "Experts", about: "share of the citizens, drawn at random" },
    bounds: SOCIETY_NUMBERS.experts,
  },
  boost: {
    ...{ symbol: "b", title: "Boost", about: "what an expert's contribution counts for" },
    bounds: SOCIETY_NUMBERS.boost,
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
