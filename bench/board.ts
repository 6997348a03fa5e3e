import { rng } from "~/core/numeric";
import { copies, type RowLosses, rankIntervals } from "~/core/scoring";

const ENTRIES = 300;
const ROWS = 10_000;
const ITEMS = 5_000;

/** Losses of entries that differ a little, on rows of so many jurors. */
function board(jurors: number): RowLosses[] {
  const random = rng(`board ${jurors}`);
  const common = Float64Array.from({ length: ROWS }, () => 3 * random.normal() ** 2);
  const juror = Int32Array.from(common, (_, row) => row % jurors);
  return Array.from({ length: ENTRIES }, (_, k) => ({
    values: common.map((loss) => loss + k / 100 + random.normal()),
    ...(jurors < ROWS && { juror }),
  }));
}

function timed(what: string, work: () => unknown): void {
  const start = performance.now();
  work();
  console.log(`${what}: ${(performance.now() - start).toFixed(0)} ms`);
}

/** Rank intervals and ties of a full board; near-duplicates among its vectors. */
export async function bench(): Promise<void> {
  for (const jurors of [40, 1_000, ROWS]) {
    const entries = board(jurors);
    const who = jurors < ROWS ? `${jurors} jurors` : "no jurors (rows resampled)";
    timed(`ranks of ${ENTRIES} entries on ${ROWS} rows, ${who}`, () =>
      rankIntervals(entries, { better: "lower" }),
    );
  }
  const random = rng("copies");
  const vectors = Array.from({ length: ENTRIES }, () =>
    Float64Array.from({ length: ITEMS }, () => random.normal()),
  );
  timed(`copies among ${ENTRIES} vectors of ${ITEMS} items, none`, () => copies(vectors));
}
