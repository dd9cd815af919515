import type { OutlineNode } from "./outline.ts";
import type { RawPart } from "./parts.ts";

const SHORTEST = 300;
const LONGEST = 800;

interface Paragraph {
  text: string;
  n: number;
  table: boolean;
}

/**
 * Groups the paragraphs of a text that numbers nothing. A group is headed by the heading it stands under, or by
 * which paragraphs of the text it is, counted from 1 behind the title; `place` is that of the annex, or empty.
 */
export function groupParagraphs(root: OutlineNode, place: string, title: string): RawPart[] {
  const parts: RawPart[] = [];
  let n = 0;
  const visit = (node: OutlineNode, chapter: readonly string[]) => {
    const paragraphs = node.lines.map((line): Paragraph => {
      n += 1;
      return { text: line.text, n, table: line.table === true };
    });
    const groups = grouped(paragraphs);
    for (const group of groups) {
      const which = groups.length === 1 && node.rest !== "" ? "" : span(group);
      const heading =
        node.rest === "" ? which : `${node.rest}${which === "" ? "" : `（${which}）`}`;
      parts.push({
        place,
        heading,
        chapter: chapter.join(" "),
        text: group.map((one) => one.text).join("\n"),
        ...(group[0]?.table === true && { table: true }),
        label: "",
        around: place,
      });
    }
    // A heading over nothing is its own text.
    if (node.rest !== "" && node.lines.length === 0 && node.children.length === 0) {
      const around = { chapter: chapter.join(" "), label: "", around: place };
      parts.push({ place, heading: node.rest, text: node.rest, ...around });
    }
    node.children.forEach((child) => {
      visit(child, node.rest === "" ? chapter : [...chapter, node.rest]);
    });
  };
  visit(root, title === "" ? [] : [title]);
  return parts;
}

function grouped(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const groups: Paragraph[][] = [];
  let length = 0;
  for (const paragraph of paragraphs) {
    const last = groups.at(-1);
    const fits = length < SHORTEST && length + paragraph.text.length <= LONGEST;
    if (last && fits && !paragraph.table && last[0]?.table !== true) {
      last.push(paragraph);
      length += paragraph.text.length;
    } else {
      groups.push([paragraph]);
      length = paragraph.text.length;
    }
  }
  return groups;
}

function span(group: readonly Paragraph[]): string {
  const [first, last] = [group[0]?.n ?? 0, group.at(-1)?.n ?? 0];
  return first === last ? `第${String(first)}段` : `第${String(first)}至${String(last)}段`;
}
