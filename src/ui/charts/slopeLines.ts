export interface SlopeRow {
  name: string;
  title: string;
  cells: Readonly<Record<string, { weight: number; place: number }>>;
}

export interface SlopePoint {
  name: string;
  title: string;
  method: string;
  place: number;
  weight: number;
}

/** A point per project and method that has a weight for it, in the order of the methods. */
export function slopePoints(
  rows: readonly SlopeRow[],
  methods: readonly { method: string }[],
): SlopePoint[] {
  return rows.flatMap(({ name, title, cells }) =>
    methods.flatMap(({ method }) => {
      const cell = cells[method];
      return cell ? [{ name, title, method, ...cell }] : [];
    }),
  );
}

/** The project whose rank differs most between two methods: worth looking at first. */
export function mostMoved(rows: readonly SlopeRow[]): string | null {
  let most: { name: string; span: number } | null = null;
  for (const { name, cells } of rows) {
    const places = Object.values(cells).map(({ place }) => place);
    const span = Math.max(...places) - Math.min(...places);
    if (span > (most?.span ?? 0)) most = { name, span };
  }
  return most?.name ?? null;
}
