import { isMap, isScalar, isSeq } from "yaml";
import type { YAMLMap } from "yaml";
import { isDay } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { Clause } from "../clauses/clause.ts";
import { readClause } from "../clauses/clause-reference.ts";
import type { DocumentNames } from "../clauses/document-mention.ts";
import { allowedWords } from "./allowed-words.ts";
import { Fault } from "./fault.ts";
import { demandsWords, readPattern, readWords } from "./pattern.ts";
import type { Pattern, WordGroups, Words } from "./pattern.ts";

/** A YAML mapping whose values are read by key; every reading that fails throws a `Fault`. */
export class Row {
  readonly file: string;
  readonly line: number;
  /** Where it begins and ends in the text of its file. */
  readonly range: readonly [start: number, end: number];
  readonly #lineAt: (offset: number) => number;
  readonly #entries = new Map<string, { value: unknown; line: number }>();

  /** Takes the mapping, and what lines its offsets are on; a key that is not in `allowed` is a fault. */
  constructor(file: string, map: YAMLMap, lineAt: (offset: number) => number, allowed: string[]) {
    this.file = file;
    this.#lineAt = lineAt;
    const [start = 0, end = start] = map.range ?? [];
    this.range = [start, end];
    this.line = lineAt(start);
    for (const pair of map.items) {
      const offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
      const key = isScalar(pair.key) ? String(pair.key.value) : "?";
      const line = lineAt(offset);
      if (!allowed.includes(key)) {
        throw new Fault(file, line, `没有“${key}”这个键：${allowedWords(key, allowed)}。`);
      }
      this.#entries.set(key, { value: pair.value, line });
    }
  }

  /** Whether a key is there with something in it. */
  has(key: string): boolean {
    const value = this.#entries.get(key)?.value;
    return value !== undefined && value !== null && !(isScalar(value) && value.value === "");
  }

  /** Whether a key holds a text, not a list or a mapping. */
  isText(key: string): boolean {
    return isScalar(this.#entries.get(key)?.value);
  }

  /** A fault on the line of a key, or of the row where it lacks the key. */
  fault(key: string, what: string): Fault {
    return new Fault(this.file, this.#entries.get(key)?.line ?? this.line, what);
  }

  /** Text of a key; a fault when it is missing or empty. */
  text(key: string): string {
    const text = this.optional(key);
    if (text === undefined) throw this.fault(key, `缺“${key}”：补上“${key}: …”。`);
    return text;
  }

  /** Text of a key; `undefined` when it is missing or empty. */
  optional(key: string): string | undefined {
    const value = this.#entries.get(key)?.value;
    if (value === undefined || value === null) return undefined;
    if (!isScalar(value)) throw this.fault(key, `“${key}”写成了列表或几个键：只能写一段文字。`);
    const text = String(value.value).trim();
    return text === "" ? undefined : text;
  }

  /** Texts of a list; empty when the key is missing or empty. A fault when an entry is empty or no text. */
  list(key: string): string[] {
    return this.#items(key).map((item) => item.text);
  }

  /** Texts of a list; a fault when there is none. */
  someOf(key: string): string[] {
    const list = this.list(key);
    if (list.length === 0) throw this.fault(key, `缺“${key}”：补上“${key}: [甲, 乙]”，至少一项。`);
    return list;
  }

  /** Text of a key that must be one of a few; a fault when it is missing or another. */
  choice<T extends string>(key: string, allowed: readonly T[]): T {
    const text = this.text(key);
    const choice = allowed.find((one) => one === text);
    if (choice === undefined) {
      throw this.fault(key, `“${key}”写的“${text}”不对：只能写 ${allowed.join("、")}。`);
    }
    return choice;
  }

  /** As `choice`; `undefined` when the key is missing or empty. */
  optionalChoice<T extends string>(key: string, allowed: readonly T[]): T | undefined {
    return this.optional(key) === undefined ? undefined : this.choice(key, allowed);
  }

  /** Whether a key says yes; missing means no, anything but yes and no is a fault. */
  yes(key: string): boolean {
    return this.optionalChoice(key, ["yes", "no"]) === "yes";
  }

  /** Day of a key; a fault when it is missing or no day of the calendar. */
  day(key: string): Day {
    const text = this.text(key);
    if (isDay(text)) return text;
    throw this.fault(key, `“${key}”写的“${text}”不是日子：写成 YYYY-MM-DD。`);
  }

  /** As `day`; `undefined` when the key is missing or empty. */
  optionalDay(key: string): Day | undefined {
    return this.optional(key) === undefined ? undefined : this.day(key);
  }

  /** A nested mapping; `undefined` when the key is missing or empty. */
  row(key: string, allowed: string[]): Row | undefined {
    const value = this.#entries.get(key)?.value;
    if (value === undefined || (isScalar(value) && value.value === "")) return undefined;
    if (!isMap(value)) throw this.fault(key, `“${key}”里不是“键: 值”：写成 { ${allowed[0]}: … }。`);
    return new Row(this.file, value, this.#lineAt, allowed);
  }

  /** Nested mappings of a list; empty when the key is missing or empty. */
  rows(key: string, allowed: string[]): Row[] {
    const value = this.#entries.get(key)?.value;
    if (value === undefined || (isScalar(value) && value.value === "")) return [];
    if (!isSeq(value)) throw this.fault(key, `“${key}”不是列表：每一项用“- ”开头。`);
    return value.items.map((item) => {
      if (!isMap(item))
        throw this.fault(key, `“${key}”里有一项不是“键: 值”：每一项写成“- 键: 值”。`);
      return new Row(this.file, item, this.#lineAt, allowed);
    });
  }

  /** Nested mappings by name; empty when the key is missing or empty. */
  named(key: string, allowed: string[]): Map<string, Row> {
    return this.#map(key, (name, value) => {
      if (!isMap(value)) throw this.fault(key, `“${key}”里的“${name}”不是“键: 值”。`);
      return new Row(this.file, value, this.#lineAt, allowed);
    });
  }

  /** Texts by name; empty when the key is missing or empty. */
  texts(key: string): Map<string, string> {
    return this.#map(key, (name, value) => {
      if (isScalar(value)) return String(value.value).trim();
      throw this.fault(key, `“${key}”里的“${name}”不是一段文字。`);
    });
  }

  /** Mappings of a list whose keys are free, as texts; empty when the key is missing or empty. */
  records(key: string): Record<string, string>[] {
    const value = this.#entries.get(key)?.value;
    if (!this.has(key)) return [];
    if (!isSeq(value)) throw this.fault(key, `“${key}”不是列表：每一项写成“- 键: 值”。`);
    return value.items.map((item) => {
      if (isScalar(item)) return { kind: String(item.value) };
      if (!isMap(item)) throw this.fault(key, `“${key}”里有一项不是“键: 值”。`);
      return Object.fromEntries(
        item.items.map((pair) => [
          isScalar(pair.key) ? String(pair.key.value) : "?",
          isScalar(pair.value) ? String(pair.value.value) : "",
        ]),
      );
    });
  }

  /** Whether a key holds a list. */
  isList(key: string): boolean {
    return isSeq(this.#entries.get(key)?.value);
  }

  /** The texts of those keys that have one, as an object to spread. */
  optionals<K extends string>(...keys: K[]): { [Key in K]?: string } {
    const found: { [Key in K]?: string } = {};
    for (const key of keys) {
      const text = this.optional(key);
      if (text !== undefined) found[key] = text;
    }
    return found;
  }

  /** Decimal figure of a key, as written. */
  decimal(key: string): string {
    const text = this.text(key);
    if (/^-?\d+(\.\d+)?$/.test(text)) return text;
    throw this.fault(key, `“${key}”写的“${text}”不是数：写成 12.5 这样的数，不带单位。`);
  }

  /** Words of a list, as they are written in patterns; a fault when there is none. */
  words(key: string): Words {
    const words = this.someOf(key);
    return this.#reading(key, this.line, () => readWords(words, words.join("|")));
  }

  /** Patterns of a list, none of which applies where `unless` does; a fault when there is none, or one that demands no word. */
  patterns(key: string, named: WordGroups, unless: readonly Pattern[] = []): Pattern[] {
    this.someOf(key);
    const patterns = this.#patterns(key, named, unless);
    const vague = patterns.find((pattern) => !demandsWords(pattern));
    if (!vague) return patterns;
    throw this.fault(key, `“${key}”的“${vague.line}”只说了不能有什么词：加上必须有的词。`);
  }

  /** The patterns of `when`, which do not apply where one of `unless` does; a fault when there is no `when`. */
  conditions(named: WordGroups): Pattern[] {
    return this.patterns("when", named, this.#unless(named));
  }

  /** As `conditions`, but `when` may be missing, and its patterns may only say what must not occur. */
  looseConditions(named: WordGroups): Pattern[] {
    return this.#patterns("when", named, this.#unless(named));
  }

  /** Clauses of a list, each as `document place`. */
  clauses(key: string, names: DocumentNames): Clause[] {
    return this.#items(key).map(({ text }) => this.#clause(key, text, names));
  }

  /** Clause of a key; `undefined` when the key is missing or empty. */
  optionalClause(key: string, names: DocumentNames): Clause | undefined {
    const text = this.optional(key);
    return text === undefined ? undefined : this.#clause(key, text, names);
  }

  #map<T>(key: string, read: (name: string, value: unknown) => T): Map<string, T> {
    const value = this.#entries.get(key)?.value;
    if (!this.has(key)) return new Map();
    if (!isMap(value)) throw this.fault(key, `“${key}”里不是“名字: …”：每项写成“名字: …”。`);
    return new Map(
      value.items.map((pair) => {
        const name = isScalar(pair.key) ? String(pair.key.value) : "?";
        return [name, read(name, pair.value)];
      }),
    );
  }

  #unless(named: WordGroups): Pattern[] {
    return this.#items("unless").length > 0 ? this.patterns("unless", named) : [];
  }

  #patterns(key: string, named: WordGroups, unless: readonly Pattern[]): Pattern[] {
    return this.#items(key).map(({ text, line }) =>
      this.#reading(key, line, () => readPattern(text, named, unless)),
    );
  }

  #reading<T>(key: string, line: number, read: () => T): T {
    try {
      return read();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Fault(this.file, line, `“${key}”的${reason}。`);
    }
  }

  #clause(key: string, text: string, names: DocumentNames): Clause {
    const clause = readClause(text, names);
    if (clause) return clause;
    throw this.fault(key, `“${key}”的“${text}”没有说是哪份文件：写成“文号 第几条”，中间空一格。`);
  }

  #items(key: string): { text: string; line: number }[] {
    const value = this.#entries.get(key)?.value;
    if (value === undefined || value === null) return [];
    if (isScalar(value) && value.value === "") return [];
    if (!isSeq(value)) throw this.fault(key, `“${key}”不是列表：写成 [甲, 乙]。`);
    return value.items.map((item) => {
      const text = isScalar(item) ? String(item.value).trim() : "";
      const line = isScalar(item) && item.range ? this.#lineAt(item.range[0]) : this.line;
      if (text !== "") return { text, line };
      throw this.fault(key, `“${key}”里有一项是空的或不是文字：每一项都写文字。`);
    });
  }
}
