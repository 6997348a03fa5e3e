import { METHODS, type MethodInfo } from "~/core/ranking";

/** Every method a fit can be asked for, in the order in which people are offered them. */
export function listMethods(): MethodInfo[] {
  return [...METHODS];
}
