/** A JSON value as written: numbers keep their digits, objects keep repeated keys. */
export type Json = { readonly line: number } & (
  | { readonly kind: "object"; readonly members: readonly (readonly [string, Json])[] }
  | { readonly kind: "array"; readonly items: readonly Json[] }
  | { readonly kind: "text"; readonly text: string }
  /** A number, `true`, `false` or `null`. */
  | { readonly kind: "bare"; readonly text: string }
);

/** A text that is not JSON, and where that shows. */
export class JsonError extends Error {
  override readonly name = "JsonError";
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** Deeper nesting would exhaust the stack; no file of the field is deeper than four. */
const DEPTH_MAX = 64;
/** More values than this would fill the memory. */
const VALUES_MAX = 4_000_000;

const SPACE = /[ \t\r\n]*/y;
/** NaN and Infinity are no JSON, but Python writes them: whoever reads the number refuses them. */
const BARE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity/y;

/**
 * Take a JSON text apart (RFC 8259), with the line of every value.
 *
 * `JSON.parse` would lose what a reader must report: of two equal keys all but the last, the line,
 * and the digits of a number (`1e400` becomes Infinity).
 *
 * @throws JsonError naming the line of the first mistake.
 */
export function parseJson(text: string): Json {
  const parser = new JsonParser(text);
  const value = parser.value(0);
  parser.end();
  return value;
}

class JsonParser {
  private at = 0;
  private line = 1;
  private count = 0;

  constructor(private readonly text: string) {}

  value(depth: number): Json {
    const next = this.peek();
    const { line } = this;
    this.count += 1;
    if (this.count > VALUES_MAX) throw new JsonError(line, "the file has too many values");
    if (depth > DEPTH_MAX) throw new JsonError(line, `more than ${DEPTH_MAX} levels are nested`);
    if (next === "{") return { line, kind: "object", members: this.members(depth) };
    if (next === "[") return { line, kind: "array", items: this.items(depth) };
    if (next === '"') return { line, kind: "text", text: this.string() };
    return { line, kind: "bare", text: this.take(BARE) ?? this.fail("a value") };
  }

  end(): void {
    if (this.peek() !== undefined) this.fail("the end of the file");
  }

  private members(depth: number): [string, Json][] {
    const members: [string, Json][] = [];
    this.list("}", () => {
      if (this.peek() !== '"') this.fail("a name in quotation marks");
      const name = this.string();
      this.expect(":");
      members.push([name, this.value(depth + 1)]);
    });
    return members;
  }

  private items(depth: number): Json[] {
    const items: Json[] = [];
    this.list("]", () => items.push(this.value(depth + 1)));
    return items;
  }

  /** What stands between brackets, with commas between; the opening bracket comes next. */
  private list(close: string, one: () => void): void {
    this.at += 1;
    if (this.peek() !== close) {
      one();
      while (this.peek() === ",") {
        this.at += 1;
        one();
      }
    }
    this.expect(close);
  }

  private string(): string {
    const end = this.endOfString();
    if (end === undefined) return this.fail("a closing quotation mark for what starts");
    try {
      const text = JSON.parse(this.text.slice(this.at, end)) as string;
      this.at = end;
      return text;
    } catch {
      return this.fail("a text without line breaks, control characters or unknown escapes");
    }
  }

  /** A quotation mark closes unless an odd number of backslashes stands before it. */
  private endOfString(): number | undefined {
    let quote = this.text.indexOf('"', this.at + 1);
    for (; quote >= 0; quote = this.text.indexOf('"', quote + 1)) {
      let before = quote;
      while (this.text[before - 1] === "\\") before -= 1;
      if ((quote - before) % 2 === 0) return quote + 1;
    }
    return undefined;
  }

  private expect(mark: string): void {
    if (this.peek() !== mark) this.fail(mark);
    this.at += 1;
  }

  /** The next character that is no white space. */
  private peek(): string | undefined {
    const space = this.take(SPACE) ?? "";
    if (space.includes("\n")) this.line += space.split("\n").length - 1;
    return this.text[this.at];
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private fail(expected: string): never {
    const found = this.text.slice(this.at, this.at + 20).split("\n")[0];
    const what = found ? `"${found}"` : "the end";
    throw new JsonError(this.line, `${expected} is expected where ${what} stands`);
  }
}
