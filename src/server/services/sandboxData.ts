import { AppError } from "~/errors";
import { db } from "../db/client";
import { fundingData } from "./fundingData";

/** More contributions than these are for the command line: a page would load them for minutes. */
const SANDBOX_ROWS_MAX = 250_000;

/**
 * Everything that the recipe reads, for computing in a browser: donors are numbers, in the order in
 * which they first gave. `mine` is the reader's own number.
 *
 * @throws AppError tooLarge above 250,000 contributions; conflict where the round has no recipe
 */
export async function sandboxData(roundId: string, readerId: string | null) {
  const rows = await db.contribution.count({ where: { roundId } });
  if (rows > SANDBOX_ROWS_MAX) {
    const message = `${rows} contributions are too many for a page; download them and use the command line`;
    throw new AppError("tooLarge", message);
  }
  const { input, rules, data } = await db.$transaction((tx) => fundingData(tx, roundId));
  const credentials = Object.entries(data.credentials).map(([name, { amount, holders }]) => ({
    name,
    /** [donor, amount] of those who hold some. */
    amounts: Array.from(amount, (x, donor) => [donor, x] as const).filter(([, x]) => x > 0),
    holders: Array.from(holders),
  }));
  const mine = readerId === null ? -1 : input.donors.indexOf(`user:${readerId}`);
  const { donor, project, amount, donors } = data.rows;
  return {
    ...{ rules, credentials, mine, donors },
    projects: input.projects.map(({ name, title }) => ({ name, title })),
    donor: Array.from(donor),
    project: Array.from(project),
    amount: Array.from(amount),
    /** By row, −1 where none is known; null where no row has one. */
    score: data.score
      ? Array.from(data.score, (s) => (s === Number.POSITIVE_INFINITY ? -1 : s))
      : null,
    toSelf: Array.from(data.toSelf ?? []).flatMap((self, row) => (self ? [row] : [])),
    weights: data.weights ? Array.from(data.weights) : null,
    pool: input.settings.pool,
  };
}
