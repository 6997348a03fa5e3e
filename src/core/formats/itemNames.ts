import { nearest } from "./nearest";
import { isRepository, isUrl, normaliseItem } from "./normaliseItem";
import type { Report } from "./report";

/** Longer names are refused: they are a missing quotation mark or line break. */
const NAME_LENGTH_MAX = 500;

/** Where a name stands in the file. */
export interface Place {
  readonly line: number;
  readonly column: string;
}

/** How names are to be understood. */
export interface ItemOptions {
  /** The only items there are, in their order and in any spelling. */
  items?: readonly string[];
  /** Old name → present name (renamed repositories), in any spelling. */
  aliases?: Readonly<Record<string, string>>;
}

/** Whether names outside the list get a number after all (default: only without a list). */
interface Openness {
  open?: boolean;
}

/**
 * The items of one file: numbers every name, and reports each spelling that differs from the one
 * it is matched with (the item list's, or else the first in the file) once, with its first line.
 */
export class ItemNames {
  /** Canonical names, in list order or else in order of appearance. */
  readonly items: string[] = [];
  /** The same for people: `owner/name`, or a plain name as it was first written. */
  readonly labels: string[] = [];
  private readonly indexOf = new Map<string, number>();
  /** Every spelling met → item, −1 for an item outside the list. */
  private readonly bySpelling = new Map<string, number>();
  private readonly reference: string[] = [];
  private readonly aliases: ReadonlyMap<string, string>;
  private readonly closed: boolean;
  /** The first so many items are those of the list. */
  private readonly listed: number;
  private readonly report: Report;
  private latest: { readonly spelling: string; readonly item: string } | undefined;
  private readonly urls = { count: 0, line: 0, column: "", example: "" };

  constructor(report: Report, options: ItemOptions & Openness = {}) {
    this.report = report;
    this.closed = options.items !== undefined && !options.open;
    this.aliases = new Map(
      Object.entries(options.aliases ?? {}).map(([from, to]) => [
        normaliseItem(from),
        normaliseItem(to),
      ]),
    );
    for (const spelling of options.items ?? []) {
      const item = this.aliased(normaliseItem(spelling));
      if (!this.indexOf.has(item)) this.add(item, spelling);
    }
    this.listed = this.items.length;
  }

  /** Number of the item a cell names; −1 when it is not in the list; undefined when empty. */
  find(spelling: string, place: Place): number | undefined {
    const known = this.bySpelling.get(spelling);
    if (known !== undefined) return known;
    const text = spelling.trim();
    // Long texts are refused below; nobody waits for them to be normalised.
    const plain = text.length > NAME_LENGTH_MAX ? text : normaliseItem(text);
    if (plain === "") {
      this.refuseEmpty(spelling, place);
      return undefined;
    }
    if (text.length > NAME_LENGTH_MAX) {
      this.refuseLong(text, place);
      return undefined;
    }
    const item = this.aliased(plain);
    const index = this.indexOf.get(item) ?? (this.closed ? -1 : this.add(item, text));
    this.bySpelling.set(spelling, index);
    if (index >= 0) this.noteSpelling(text, plain, index, place);
    return index;
  }

  /** Canonical name of a cell's item, without numbering or reporting anything. */
  canonical(spelling: string): string {
    // Rows of one parent follow each other: a file of a hundred thousand names it once.
    if (this.latest?.spelling !== spelling) {
      this.latest = { spelling, item: this.aliased(normaliseItem(spelling)) };
    }
    return this.latest.item;
  }

  /** Refuse a name that is not in the list, suggesting the nearest that is. */
  refuseUnknown(spelling: string, { line, column }: Place): void {
    this.report.refuse({
      line,
      column,
      value: spelling,
      rule: "unknown-item",
      message: `"${spelling}" is not one of the ${this.listed} items`,
      fix: () => {
        const near = nearest(normaliseItem(spelling), this.items.slice(0, this.listed));
        return near ? `did you mean ${near}? Otherwise remove the row` : "remove the row";
      },
    });
  }

  /** Report, in one line, the names that differ only by being written as addresses. */
  finish(): void {
    const { count, line, column, example } = this.urls;
    if (count === 0) return;
    const message =
      count === 1
        ? `"${example}" is written as an address and read as owner/name`
        : `${count} names are written as addresses and read as owner/name; the first is shown`;
    const after = normaliseItem(example);
    this.report.repair({ line, column, before: example, after, rule: "item-url", message });
  }

  private aliased(item: string): string {
    return this.aliases.get(item) ?? item;
  }

  private add(item: string, spelling: string): number {
    this.items.push(item);
    this.labels.push(isUrl(spelling) || isRepository(item) ? item : spelling.trim());
    this.reference.push(spelling.trim());
    this.indexOf.set(item, this.items.length - 1);
    return this.items.length - 1;
  }

  private refuseEmpty(value: string, { line, column }: Place): void {
    const message = `${column || "the name"} is empty`;
    const fix = "write owner/name or the repository's address";
    this.report.refuse({ line, column, value, rule: "missing", message, fix });
  }

  private refuseLong(text: string, { line, column }: Place): void {
    const message = `a name of ${text.length} characters`;
    const fix = `write at most ${NAME_LENGTH_MAX} characters; is a quotation mark or a line break missing?`;
    const value = text.slice(0, 80);
    this.report.refuse({ line, column, value, rule: "name-length", message, fix });
  }

  private noteSpelling(text: string, plain: string, index: number, place: Place): void {
    const item = this.items[index]!;
    const reference = this.reference[index]!;
    if (text === reference && plain === item) return;
    // The list may use addresses; a file that uses the canonical name itself is not repaired.
    if (text === item && index < this.listed) return;
    // A spelling that already is the canonical name shows that the other one is read differently.
    const repair = { ...place, before: text === item ? reference : text, after: item };
    if (plain !== item) {
      const message = `"${text}" is now called ${item}`;
      this.report.repair({ ...repair, rule: "alias", message });
    } else if (isUrl(text) !== isUrl(reference) && text.toLowerCase() === text) {
      if (this.urls.count === 0) Object.assign(this.urls, place, { example: text });
      this.urls.count += 1;
    } else {
      const message = `"${text}" and "${reference}" are one item, ${item}`;
      this.report.repair({ ...repair, rule: "item-spelling", message });
    }
  }
}
