const POINTS = 51;
/** Room beyond the largest equilibrium. */
const ROOM = 1.1;

/** Funds from 0 to 1, where curves are scaled, or as far as an equilibrium goes. */
export function fundsAxis(most = 0): number[] {
  const end = Math.max(1, ROOM * most);
  return Array.from({ length: POINTS }, (_, k) => (end * k) / (POINTS - 1));
}
