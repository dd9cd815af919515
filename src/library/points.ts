/** A point is not made longer than so many characters where the text allows it. */
const LONGEST = 200;
/** A paragraph shorter than this does not stand alone: a heading, a single word, a last remark. */
const SHORTEST = 12;

/**
 * Parts the text of a clause into points, in the words of the text: a paragraph each, a long one by
 * its sentences, what introduces a list together with the list, a table by its rows under its head.
 */
export function splitPoints(text: string): string[] {
  const lines = text.split("\n").flatMap((line) => line.trim() || []);
  if (lines.length > 1 && lines.every(isRow)) return tablePoints(lines);
  const points: string[] = [];
  let open = false;
  for (const line of lines.flatMap(sentenceGroups)) {
    const last = points.at(-1);
    const joins = last !== undefined && (open || (line.length < SHORTEST && isClosed(line)));
    if (joins && last.length + line.length <= LONGEST)
      points[points.length - 1] = `${last}\n${line}`;
    else points.push(line);
    open = leadsOn(line);
  }
  return points;
}

/** Whether a line cannot be read without what follows: it opens a list, or is one entry of it. */
function leadsOn(line: string): boolean {
  return /[：:；;，,]$/.test(line) || (line.length < SHORTEST && !isClosed(line));
}

function isClosed(line: string): boolean {
  return /[。！？][”’」』）)]*$/.test(line);
}

/** A paragraph as it stands, or, when it is long, in groups of its sentences. */
function sentenceGroups(paragraph: string): string[] {
  if (paragraph.length <= LONGEST) return [paragraph];
  const sentences = paragraph.match(/[^。！？；]+(?:[。！？；]+[”’」』）)]*|$)/gu) ?? [paragraph];
  const groups: string[] = [];
  for (const sentence of sentences) {
    const last = groups.at(-1);
    if (last !== undefined && last.length + sentence.length <= LONGEST)
      groups[groups.length - 1] = last + sentence;
    else groups.push(sentence);
  }
  return groups.map((group) => group.trim()).filter((group) => group !== "");
}

function isRow(line: string): boolean {
  return line.includes("|");
}

/** The rows of a table in groups, each under the head of the table: a row says nothing without it. */
function tablePoints([head = "", ...rows]: string[]): string[] {
  const groups: string[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last !== undefined && last.length + row.length <= LONGEST)
      groups[groups.length - 1] = `${last}\n${row}`;
    else groups.push(`${head}\n${row}`);
  }
  return groups;
}
