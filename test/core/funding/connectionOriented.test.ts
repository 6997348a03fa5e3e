import { describe, expect, it } from "vitest";
import { connectionOriented, donationMatrix } from "~/core/funding";
import { rng } from "~/core/numeric";

const DONORS = 40;
type Options = Parameters<typeof connectionOriented>[1];

/** Donors of one to four gifts; with 21 projects the last block of eight is filled in part. */
function randomGifts(projects: number): number[][] {
  const random = rng(`connection-oriented ${projects}`);
  return Array.from({ length: DONORS }, () => {
    const row = new Array<number>(projects).fill(0);
    for (let k = 0; k <= random.int(4); k++) {
      row[random.int(projects)] = Math.exp(2 * random.normal());
    }
    return row;
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const indices = (count: number) => Array.from({ length: count }, (_, k) => k);

/** The formula as it is written, on whole tables. */
function asWritten(c: readonly number[][], { variant, harsh, belonging }: Options): number[] {
  const [donors, groups] = [indices(c.length), indices(c[0]!.length)];
  const given = groups.map((g) => sum(c.map((row) => row[g]!)));
  const gives = (i: number, g: number) => c[i]![g]! > 0;
  const w = c.map((row) => {
    const parts = row.map((x) => (belonging === "equal" ? Number(x > 0) : x));
    return parts.map((x) => x / sum(parts));
  });
  const step = groups.map((q) =>
    groups.map((g) =>
      given[q]! > 0 ? sum(donors.map((i) => (c[i]![q]! / given[q]!) * w[i]![g]!)) : 0,
    ),
  );
  const k = donors.map((i) => {
    const friends = donors.filter((j) => groups.some((g) => gives(i, g) && gives(j, g)));
    return groups.map((g) => {
      if (gives(i, g)) return 1;
      if (variant === "markov") return sum(groups.map((q) => w[i]![q]! * step[q]![g]!));
      const met = friends.filter((j) => gives(j, g)).length;
      return variant === "og" ? Math.min(1, met) : met / friends.length;
    });
  });
  return groups.map((p) => {
    const pull = donors.map((i) =>
      groups.map((g) => {
        const x = c[i]![p]!;
        return (1 - k[i]![g]!) * x + (harsh ? 0 : k[i]![g]! * Math.sqrt(x));
      }),
    );
    const drawn = (g: number, h: number) => sum(donors.map((i) => pull[i]![g]! * w[i]![h]!));
    return sum(
      groups.flatMap((g) =>
        groups.filter((h) => h !== g).map((h) => Math.sqrt(drawn(g, h) * drawn(h, g))),
      ),
    );
  });
}

const cases = (["markov", "pct_friends", "og"] as const).flatMap((variant) =>
  [true, false].flatMap((harsh) =>
    (["amount", "equal"] as const).map((belonging) => ({ variant, harsh, belonging })),
  ),
);

describe.each([3, 8, 21])("connectionOriented of %i projects", (projects) => {
  const gifts = randomGifts(projects);
  const rows = gifts.flatMap((row, donor) =>
    row.flatMap((amount, project) => (amount > 0 ? [{ donor, project, amount }] : [])),
  );
  const matrix = donationMatrix({
    ...{ donors: DONORS, projects },
    donor: Int32Array.from(rows, ({ donor }) => donor),
    project: Int32Array.from(rows, ({ project }) => project),
    amount: Float64Array.from(rows, ({ amount }) => amount),
  });

  it.each(cases)(
    "is the formula as it is written: $variant, harsh $harsh, by $belonging",
    (options) => {
      const wanted = asWritten(gifts, options);
      const found = connectionOriented(matrix, options);
      const largest = Math.max(1, ...wanted);
      for (const [p, value] of wanted.entries()) {
        expect(Math.abs(found[p]! - value)).toBeLessThanOrEqual(1e-9 * largest);
      }
    },
  );
});
