import { COMMUNITY_PARAMS } from "~/core/simulation";

/** A parameter as axes and tables call it: its symbol where it has one. */
export function paramText(name: string): string {
  const param = COMMUNITY_PARAMS.find((one) => one.name === name);
  return param?.symbol || param?.title || name;
}
