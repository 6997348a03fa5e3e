import { partsOf, payeesOf, refuseExport } from "./payees";
import type { Payment } from "./safeCsv";

/** Splits and Drips count in millionths. */
export const MILLION = 1_000_000n;
const SPLIT_ACCOUNTS_MIN = 2;
export const DRIPS_RECEIVERS_MAX = 200;

/**
 * Payees with their millionths, those of zero dropped: both contracts refuse an allocation of zero.
 */
function millionths(payments: readonly Payment[]) {
  const payees = payeesOf(payments);
  if (payees.length === 0) refuseExport("empty", "nobody is paid anything", "pay somebody");
  const parts = partsOf(payees, MILLION);
  return payees
    .map(({ address }, k) => ({ address, part: Number(parts[k]!) }))
    .filter(({ part }) => part > 0);
}

/**
 * The arguments of a split contract by Splits: v1 (`accounts` strictly ascending, `percentAllocations`
 * above 0 that sum to 1,000,000) and v2 (`recipients`, `allocations`, `totalAllocation`), as JSON.
 *
 * @throws FormatError for addresses, and for fewer than two accounts.
 */
export function writeSplits(payments: readonly Payment[]): string {
  const shares = millionths(payments);
  if (shares.length < SPLIT_ACCOUNTS_MIN) {
    refuseExport("accounts", "a split needs at least two accounts", "pay the one account directly");
  }
  const accounts = shares.map(({ address }) => address);
  const allocations = shares.map(({ part }) => part);
  return json({
    v1: { accounts, percentAllocations: allocations, distributorFee: 0 },
    v2: {
      recipients: accounts,
      allocations,
      totalAllocation: Number(MILLION),
      distributionIncentive: 0,
    },
  });
}

/**
 * Receivers of a Drips list (address driver): `address` and `weight`, weights above 0 that sum to
 * 1,000,000, as JSON.
 *
 * @throws FormatError for addresses, and for more than 200 receivers.
 */
export function writeDrips(payments: readonly Payment[]): string {
  const shares = millionths(payments);
  if (shares.length > DRIPS_RECEIVERS_MAX) {
    const message = `${shares.length} receivers; Drips takes at most ${DRIPS_RECEIVERS_MAX}`;
    refuseExport("receivers", message, "raise the round's minimum, or pay by Merkle tree");
  }
  return json(shares.map(({ address, part }) => ({ address, weight: part })));
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
