/** The numbers of the rows of each juror, ascending, by one counting pass; none for a juror unknown. */
export function rowsByJuror(juror: Int32Array): (who: number) => Int32Array {
  const jurors = juror.reduce((top, who) => Math.max(top, who + 1), 0);
  const start = new Int32Array(jurors + 1);
  for (const who of juror) start[who + 1] = start[who + 1]! + 1;
  for (let who = 0; who < jurors; who++) start[who + 1] = start[who + 1]! + start[who]!;
  const next = start.slice();
  const rows = new Int32Array(juror.length);
  for (let row = 0; row < juror.length; row++) {
    const place = next[juror[row]!]!;
    next[juror[row]!] = place + 1;
    rows[place] = row;
  }
  return (who) => (who < jurors ? rows.subarray(start[who]!, start[who + 1]!) : new Int32Array(0));
}
