import { rng } from "~/core/numeric";
import { copies, mixture, type RowLosses, rankIntervals } from "~/core/scoring";

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

/** Judgements of a hundred items, and predictions that see the truth through noise. */
function contest() {
  const n = 100;
  const random = rng("contest");
  const normals = () => Float64Array.from({ length: n }, () => random.normal());
  const truth = normals();
  const a = Int32Array.from({ length: ROWS }, () => random.int(n));
  const b = a.map((item) => (item + 1 + random.int(n - 1)) % n);
  const logRatio = Float64Array.from(
    a,
    (item, k) => truth[item]! - truth[b[k]!]! + random.normal(),
  );
  const outcome = logRatio.map((y) => (y > 0 ? 1 : 0));
  const data = { binary: { n, a, b, outcome }, ratio: { n, a, b, logRatio } };
  const items = Array.from(truth, (_, i) => `o/r${i}`);
  const predictions = Array.from({ length: ENTRIES }, () => {
    const off = normals();
    return truth.map((x, i) => x + off[i]!);
  });
  return { holdout: { items, data }, predictions };
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
  const { holdout, predictions } = contest();
  for (const metric of ["log_ratio_mse", "bt_log_loss"] as const) {
    let found: ReturnType<typeof mixture> | undefined;
    timed(`mixture of ${ENTRIES} entries on ${ROWS} rows, ${metric}, leave-one-out too`, () => {
      found = mixture(predictions, holdout, metric);
    });
    const used = found!.weights.filter((share) => share > 0).length;
    console.log(`  ${used} entries in use, gap ${found!.gap.toExponential(1)}`);
  }
  timed(`copies among ${ENTRIES} vectors of ${ITEMS} items, none`, () => copies(vectors));
}
