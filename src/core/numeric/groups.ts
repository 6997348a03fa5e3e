/** A partition of 0..n-1 as a label 0..count-1 for each member. */
export interface Groups {
  readonly label: Int32Array;
  readonly count: number;
}

/** Subtracts from each value the mean of its group, in place. */
export function centreWithin(groups: Groups, values: Float64Array): void {
  const { label, count } = groups;
  const sum = new Float64Array(count);
  const size = new Float64Array(count);
  for (let k = 0; k < values.length; k++) {
    const group = label[k]!;
    sum[group] = sum[group]! + values[k]!;
    size[group] = size[group]! + 1;
  }
  for (let k = 0; k < values.length; k++) {
    const group = label[k]!;
    values[k] = values[k]! - sum[group]! / size[group]!;
  }
}

/** The members of each group in ascending order. */
export function membersOf(groups: Groups): number[][] {
  const members: number[][] = Array.from({ length: groups.count }, () => []);
  for (let k = 0; k < groups.label.length; k++) members[groups.label[k]!]!.push(k);
  return members;
}
