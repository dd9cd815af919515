import { LineCounter, isMap, isSeq, parseDocument } from "yaml";
import { Fault, noting } from "./fault.ts";
import { Row } from "./row.ts";
import { yamlFault } from "./yaml-fault.ts";

/** Text of a knowledge file, or of a part of one that begins on `firstLine` (1 when absent). */
export interface Source {
  /** Path below the knowledge folder, with `/`. */
  file: string;
  text: string;
  firstLine?: number;
}

/**
 * Reads a YAML list of mappings, each with `read`, which may throw a `Fault`; what is faulty is
 * noted and left out. `allowed` are the keys of a mapping.
 */
export function readTable<T>(
  source: Source,
  allowed: string[],
  faults: string[],
  read: (row: Row) => T,
): T[] {
  const parsed = noting(faults, () => parse(source));
  if (!parsed) return [];
  const { contents, lineAt } = parsed;
  if (!isSeq(contents)) {
    faults.push(new Fault(source.file, 1, "整个文件不是列表：每一项用“- ”开头。").message);
    return [];
  }
  return contents.items.flatMap((item) => {
    const entry = noting(faults, () => {
      if (!isMap(item))
        throw new Fault(source.file, 1, "有一项不是“键: 值”：每一项写成“- 键: 值”。");
      return { read: read(new Row(source.file, item, lineAt, allowed)) };
    });
    return entry ? [entry.read] : [];
  });
}

/** Reads a YAML mapping with these keys; throws a `Fault`. */
export function readRow(source: Source, allowed: string[]): Row {
  const { contents, lineAt } = parse(source);
  if (isMap(contents)) return new Row(source.file, contents, lineAt, allowed);
  throw new Fault(
    source.file,
    source.firstLine ?? 1,
    `这里不是“键: 值”：可以写的键有 ${allowed.join("、")}。`,
  );
}

function parse(source: Source): { contents: unknown; lineAt: (offset: number) => number } {
  const counter = new LineCounter();
  const first = source.firstLine ?? 1;
  const lineAt = (offset: number) => counter.linePos(offset).line + first - 1;
  const document = parseDocument(source.text, {
    schema: "failsafe",
    lineCounter: counter,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (!error) return { contents: document.contents, lineAt };
  throw new Fault(source.file, lineAt(error.pos[0]), yamlFault(error));
}
