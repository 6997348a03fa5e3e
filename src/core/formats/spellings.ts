import type { ItemNames } from "./itemNames";

/** A stretch of ASCII bytes with its hash. */
export interface Cell {
  from: number;
  until: number;
  hash: number;
}

const SLOTS_AT_FIRST = 1024;
const ASCII = new TextDecoder("latin1");

/**
 * Items by the bytes they are spelled with: a cell met before is recognised without making a string
 * of it (open addressing, at most half full), and `ItemNames` is asked about each spelling once.
 */
export class Spellings {
  /** Number of the spelling in each slot, −1 where it is free. */
  private slots = new Int32Array(SLOTS_AT_FIRST).fill(-1);
  private count = 0;
  private from = new Int32Array(SLOTS_AT_FIRST / 2);
  private until = new Int32Array(SLOTS_AT_FIRST / 2);
  private hash = new Int32Array(SLOTS_AT_FIRST / 2);
  private item = new Int32Array(SLOTS_AT_FIRST / 2);

  constructor(
    private readonly bytes: Uint8Array,
    private readonly names: ItemNames,
  ) {}

  /** As `ItemNames.find`. */
  find(cell: Cell, line: number, column: string): number | undefined {
    const { slots, hash, from, until } = this;
    const length = cell.until - cell.from;
    let slot = cell.hash & (slots.length - 1);
    for (let known = slots[slot]!; known >= 0; known = slots[slot]!) {
      if (
        hash[known] === cell.hash &&
        until[known]! - from[known]! === length &&
        this.isSame(from[known]!, cell.from, length)
      ) {
        return this.item[known]!;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    const spelling = ASCII.decode(this.bytes.subarray(cell.from, cell.until));
    const item = this.names.find(spelling, { line, column });
    if (item !== undefined) this.add(cell, slot, item);
    return item;
  }

  private isSame(known: number, cell: number, length: number): boolean {
    const { bytes } = this;
    for (let k = 0; k < length; k++) if (bytes[known + k] !== bytes[cell + k]) return false;
    return true;
  }

  private add(cell: Cell, slot: number, item: number): void {
    const spelling = this.count++;
    this.slots[slot] = spelling;
    this.from[spelling] = cell.from;
    this.until[spelling] = cell.until;
    this.hash[spelling] = cell.hash;
    this.item[spelling] = item;
    if (2 * this.count === this.slots.length) this.grow();
  }

  private grow(): void {
    const size = this.slots.length;
    this.from = grown(this.from, size);
    this.until = grown(this.until, size);
    this.hash = grown(this.hash, size);
    this.item = grown(this.item, size);
    this.slots = new Int32Array(2 * size).fill(-1);
    for (let spelling = 0; spelling < this.count; spelling++) {
      let slot = this.hash[spelling]! & (2 * size - 1);
      while (this.slots[slot]! >= 0) slot = (slot + 1) & (2 * size - 1);
      this.slots[slot] = spelling;
    }
  }
}

/** The same values with room for more. */
export function grown<T extends Int32Array | Float64Array>(values: T, size: number): T {
  const larger = new (values.constructor as new (size: number) => T)(size);
  larger.set(values);
  return larger;
}
