import { isBriefLabel, isRegisterLabel, readCardLabel, readGluedLabel } from "./card-label.ts";
import { readMarker } from "./marker.ts";
import { readOutline } from "./outline.ts";
import { cutParts } from "./parts.ts";
import type { RawPart } from "./parts.ts";
import type { DocumentDoubt } from "./read-document.ts";
import type { SourceLine } from "./source-line.ts";

const FEWEST = 3;
const LONGEST = 800;
const OVERVIEW = "概述";

interface Field {
  label: string;
  chapter: string;
  lines: SourceLine[];
  /** How many of the lines stood before the label. */
  carried?: number;
}

/**
 * Reads a guide or card made of labelled fields, one part a field; `undefined` when it is none. A label that a
 * table left in the middle of its own text is put before it, with a doubt.
 */
export function cardParts(
  lines: readonly SourceLine[],
  place: string,
  title: string,
): { parts: RawPart[]; doubts: DocumentDoubt[] } | undefined {
  if (countLabels(lines) < FEWEST) return undefined;
  if (lines.some((line) => readMarker(line.text)?.step?.kind === "article")) return undefined;
  const { fields, moved } = readFields(lines);
  const outer = title === "" ? [] : [title];
  const parts = fields.flatMap((field) => {
    const chapter = [...outer, ...(field.chapter === "" ? [] : [field.chapter])].join(" ");
    return fieldParts({ ...field, chapter }, place);
  });
  const why = "表格的标签夹在正文里，请核对这些栏目从哪里开始。";
  return { parts, doubts: moved.length > 0 ? [{ field: "parts", candidates: moved, why }] : [] };
}

/** How many lines name a field. */
export function countLabels(lines: readonly SourceLine[]): number {
  return lines.filter((line) => line.table !== true && readCardLabel(line.text)).length;
}

function readFields(lines: readonly SourceLine[]): { fields: Field[]; moved: string[] } {
  const fields: Field[] = [{ label: "", chapter: "", lines: [] }];
  const moved: string[] = [];
  let chapter = "";
  let loose: SourceLine[] = [];
  lines.forEach((line, at) => {
    const open = fields.at(-1);
    const found = line.table === true ? undefined : readCardLabel(line.text);
    if (open && found) {
      const taken = found.isAlone ? [...loose, ...takeBack(open)] : [];
      // What stands before a brief field that its own line answers goes on behind the next label.
      const isPassed = found.isAlone && isPassedOver(found.label, taken, lines[at + 1]);
      loose = isPassed ? taken : [];
      const isForeign = isPassed || (isBriefLabel(found.label) && !/对象$/.test(found.label));
      if (!isPassed && isForeign && taken.length > 0)
        fields.push({ label: "", chapter, lines: taken });
      if (!isForeign && taken.length > 0) moved.push(found.label);
      const own = isForeign ? [] : taken;
      if (found.value !== "") own.push({ text: found.value });
      fields.push({ label: found.label, chapter, lines: own, carried: taken.length });
      return;
    }
    const next = lines[at + 1];
    const leads = next !== undefined && readCardLabel(next.text)?.isAlone === false;
    if (leads && isGroupHeading(line)) {
      chapter = line.text;
      fields.push({ label: "", chapter, lines: [] });
      return;
    }
    open?.lines.push(line);
  });
  fields.at(-1)?.lines.push(...loose);
  return { fields, moved };
}

/** A numbered heading over a group of fields. */
function isGroupHeading(line: SourceLine): boolean {
  const marker = readMarker(line.text);
  return (
    line.depth !== undefined ||
    (marker?.step !== undefined && /^[^，。；;]{2,40}$/.test(marker.rest))
  );
}

/** Whether a text broken off before a brief label goes on behind a later one: the next line answers the label. */
function isPassedOver(
  label: string,
  taken: readonly SourceLine[],
  next: SourceLine | undefined,
): boolean {
  const last = taken.at(-1)?.text ?? "";
  return (
    label === "工具分类" &&
    taken.length > 0 &&
    !/[。；;]$/.test(last) &&
    (next?.text.length ?? 99) < 12
  );
}

/**
 * Lines before a label that belong to it: behind a brief field all but its paragraph; else from where the
 * numbers begin again; else the paragraph that the label interrupts.
 */
function takeBack(open: Field): SourceLine[] {
  if (open.lines.length < 2 && open.label !== "") return [];
  if (isRegisterLabel(open.label)) return open.lines.splice(1);
  if (isBriefLabel(open.label)) {
    const carried = open.carried ?? 0;
    const end = open.lines.findIndex(
      (line, at) => at > carried && (line.gap === true || readMarker(line.text)?.step),
    );
    return end > 0 ? open.lines.splice(end) : [];
  }
  if (open.label === "") return [];
  const steps = open.lines.map((line) => readMarker(line.text)?.step);
  const again = steps.findLastIndex((step, at) => at > 0 && step?.kind === "digit" && step.n === 1);
  if (again > 0 && steps.slice(0, again).some((step) => step?.kind === "digit"))
    return open.lines.splice(again);
  const last = open.lines.at(-1);
  if (!last || /[。；;！!？?]$/.test(last.text)) return [];
  const ended = open.lines.findLastIndex(
    (line, at) => at < open.lines.length - 1 && /[。；;]$/.test(line.text),
  );
  return ended >= 0 ? open.lines.splice(ended + 1) : [];
}

/** Puts a label of a card that was run into the end of a line on a line of its own, where the card has no other of it. */
export function splitLabels(lines: readonly SourceLine[]): SourceLine[] {
  if (countLabels(lines) < FEWEST) return [...lines];
  const present = new Set(lines.map((line) => readCardLabel(line.text)?.label));
  return lines.flatMap((line) => {
    const glued = line.table === true ? undefined : readGluedLabel(line.text);
    if (!glued || present.has(glued.label)) return [line];
    return [{ ...line, text: glued.before }, { text: glued.label }];
  });
}

function fieldParts({ label, chapter, lines }: Field, place: string): RawPart[] {
  // The first line of such a field is told by the document's own fields.
  if (isRegisterLabel(label)) {
    return fieldParts({ label: "", chapter, lines: lines.slice(1) }, place);
  }
  const text = lines.map((line) => line.text).join("\n");
  if (text === "" || text === "/") return [];
  const heading = label === "" ? OVERVIEW : label;
  const whole: RawPart = { place, heading, chapter, text, label: "", around: place };
  const root = text.length > LONGEST ? readOutline(lines) : undefined;
  if (!root || root.children.length === 0) return [whole];
  const lead = root.lines.map((line) => line.text).join("\n");
  const closing = (root.closing ?? []).map((line) => line.text).join("\n");
  const inner = cutParts(root, [], chapter === "" ? heading : `${chapter} ${heading}`);
  const opening = lead === "" ? [] : [{ ...whole, text: lead }];
  return [
    ...opening,
    ...inner.map((part) => ({ ...part, place, heading: `${heading}：${named(part)}` })),
    ...(closing === "" ? [] : [{ ...whole, text: closing }]),
  ];
}

function named(part: RawPart): string {
  return part.heading.startsWith(part.label) ? part.heading : part.label + part.heading;
}
