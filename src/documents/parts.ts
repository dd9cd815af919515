import { LEVEL, printPlace } from "../clauses/place.ts";
import type { PlaceStep } from "../clauses/place.ts";
import { readPlace } from "../clauses/place-reading.ts";
import type { OutlineNode } from "./outline.ts";
import type { SourceLine } from "./source-line.ts";

/** A part before its place is known to be the only one of its name. */
export interface RawPart {
  place: string;
  heading: string;
  chapter: string;
  text: string;
  table?: boolean;
  /** Number as the document writes it. */
  label: string;
  /** Place that the document gives to more than one of its parts, this being one of them. */
  repeated?: string;
  /** Narrowest place around it that is sure to exist: its annex or chapter; may be empty. */
  around: string;
}

/** Longest text of one part, and of one 一、 that has （一） under it. */
const WHOLE = 800;
const WHOLE_PART = 400;
const LONGEST_LEAD = 24;

interface Around {
  steps: readonly PlaceStep[];
  chapter: readonly string[];
  around: string;
  /** Whether item numbers of the article come again in another of its 款. */
  ambiguous?: boolean;
  /** Places that come more than once in the tree. */
  repeated: ReadonlySet<string>;
  /** The outermost of them that this stands in. */
  lost?: string;
  /** Whether the article has but one 款, which is then not named. */
  single?: boolean;
}

/** Cuts a tree into parts: one an article, or one a level below where it is long. `annex` is where it stands. */
export function cutParts(root: OutlineNode, annex: readonly PlaceStep[], title: string): RawPart[] {
  const around = annex.length > 0 ? printPlace(annex) : "";
  const repeated = repeatedPlaces(root, annex);
  const chapter = title === "" ? [] : [title];
  return root.children.flatMap((child) => cut(child, { steps: annex, chapter, around, repeated }));
}

function repeatedPlaces(root: OutlineNode, annex: readonly PlaceStep[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const visit = (node: OutlineNode, outer: readonly PlaceStep[]) => {
    const isCounted = node.step !== undefined && node.step.kind !== "paragraph";
    const here = isCounted && node.step ? [...outer, node.step] : outer;
    const printed = printPlace(here);
    // Items come again in another 款 of an article, which is then named with them.
    const isInArticle = outer.at(-1)?.kind === "article";
    if (isCounted && !isInArticle && seen.has(printed) && readPlace(printed)) repeated.add(printed);
    if (isCounted) seen.add(printed);
    if (isInArticle) return;
    node.children.forEach((child) => {
      visit(child, here);
    });
  };
  visit(root, annex);
  return repeated;
}

function cut(node: OutlineNode, outer: Around): RawPart[] {
  if (!node.step) return cutHeading(node, outer);
  const here = [...outer.steps, node.step];
  const { tables, text } = render(node);
  const limit = node.step.kind === "part" && hasItems(node) ? WHOLE_PART : WHOLE;
  const inner = within(node, outer, here);
  const base = partOf(node, outer, here);
  const cuttable = node.children.length > 1 || (node.children[0]?.children.length ?? 0) > 0;
  // A question that nobody answers, or a heading over nothing.
  if (text === "" && tables.length === 0) return pieces({ ...base, text: node.rest });
  if (text.length <= limit || !cuttable) {
    return [
      ...pieces({ ...base, text }),
      ...tables.map((table) => ({ ...base, text: table, table: true })),
    ];
  }
  const own = [ownText(node), ...node.lines.filter((line) => !line.table).map((line) => line.text)];
  const lead = own.filter((line) => line !== "").join("\n");
  const held = node.lines.filter((line) => line.table).map((line) => line.text);
  return [
    ...(lead === "" ? [] : pieces({ ...base, text: lead })),
    ...held.map((table) => ({ ...base, text: table, table: true })),
    ...node.children.flatMap((child) => cut(child, inner)),
    ...pieces({ ...base, text: closingOf(node) }),
  ];
}

/** Text behind the children. */
function closingOf({ closing = [] }: OutlineNode): string {
  return closing.map((line) => line.text).join("\n");
}

function within(node: OutlineNode, outer: Around, here: PlaceStep[]): Around {
  const { chapter, around, repeated } = outer;
  const printed = printPlace(here);
  const lost = outer.lost ?? (repeated.has(printed) ? printed : undefined);
  const kept = { around, repeated, ...(lost !== undefined && { lost }) };
  if (node.step?.kind === "paragraph") {
    return { steps: outer.ambiguous === true ? here : outer.steps, chapter, ...kept };
  }
  const inner = { steps: here, chapter: [...chapter, nameOf(node)], ...kept };
  if (node.step?.kind !== "article") return inner;
  return { ...inner, ambiguous: repeatsItems(node), single: node.children.length === 1 };
}

/** 编, 章, 节 and other headings: their own text, then what they hold. */
function cutHeading(node: OutlineNode, outer: Around): RawPart[] {
  const chapterSteps: PlaceStep[] =
    node.chapter === undefined ? [] : [...outer.steps, { kind: "chapter", n: node.chapter }];
  const around = chapterSteps.length > 0 ? printPlace(chapterSteps) : outer.around;
  const own = node.lines
    .filter((line) => !line.table)
    .map((line) => line.text)
    .join("\n");
  const base = {
    place: "",
    heading: node.rest,
    chapter: outer.chapter.join(" "),
    label: node.label,
    around,
  };
  const place = chapterSteps.length > 0 ? printPlace(chapterSteps) : outer.around;
  // A heading over nothing is its own text.
  const isBare = node.lines.length === 0 && node.children.length === 0;
  const text = isBare ? node.rest : own;
  return [
    ...(text === "" ? [] : pieces({ ...base, place, text })),
    ...node.lines
      .filter((line) => line.table)
      .map((line) => ({ ...base, place, text: line.text, table: true })),
    ...node.children.flatMap((child) =>
      cut(child, { ...outer, around, chapter: [...outer.chapter, nameOf(node)] }),
    ),
    ...pieces({ ...base, place, text: closingOf(node) }),
  ];
}

function partOf(node: OutlineNode, outer: Around, here: PlaceStep[]): Omit<RawPart, "text"> {
  const steps = node.step?.kind === "paragraph" && outer.single === true ? outer.steps : here;
  const printed = printPlace(steps);
  const isReadable =
    readPlace(printed) !== undefined && printPlace(readPlace(printed) ?? []) === printed;
  const heading = headingOf(node);
  const lost = outer.lost ?? (outer.repeated.has(printed) ? printed : undefined);
  const isSure = isReadable && lost === undefined;
  return {
    ...(lost !== undefined && { repeated: lost }),
    place: isSure ? printed : outer.around,
    heading: isSure ? heading : `${node.label}${heading}`,
    chapter: outer.chapter.join(" "),
    label: node.label,
    around: outer.around,
  };
}

/** Own heading, or the first words of the text. */
function headingOf(node: OutlineNode): string {
  const below = [node.lines[0]?.text, node.children[0]?.rest].find((text) => text !== undefined);
  const first = node.rest === "" ? (below ?? "") : node.rest;
  const bracketed = /^[【[(（]([^】\])）]{2,24})[】\])）]/.exec(first);
  if (node.step?.kind === "article" && bracketed) return bracketed[1] ?? "";
  if (node.isHeading && node.step?.kind !== "article") {
    return node.rest.replace(/[：:]$/, "");
  }
  const lead = /^[^。；;：:\n]*/.exec(first)?.[0] ?? "";
  if (lead.length <= LONGEST_LEAD) return lead;
  const clause = /^[^，,。；;：:\n]*/.exec(first)?.[0] ?? "";
  return clause.length <= LONGEST_LEAD ? clause : `${clause.slice(0, LONGEST_LEAD)}…`;
}

/** Number and heading, as a reader finds it in the document. */
function nameOf(node: OutlineNode): string {
  if (!node.isHeading) {
    const runIn = /^([^。，：:；]{2,20})[。：:]./.exec(node.rest)?.[1] ?? "";
    return node.label + runIn;
  }
  return /[、.．)）]$/.test(node.label)
    ? node.label + node.rest
    : `${node.label} ${node.rest}`.trim();
}

/** Text of the first line, unless it is a heading with text below it. */
function ownText(node: OutlineNode): string {
  const hasMore = node.lines.length > 0 || node.children.length > 0;
  return node.isHeading && hasMore && node.step?.kind !== "article" ? "" : node.rest;
}

function render(node: OutlineNode): { text: string; tables: string[] } {
  const texts: string[] = [];
  const tables: string[] = [];
  const add = (line: SourceLine) => (line.table ? tables : texts).push(line.text);
  const visit = (one: OutlineNode, isTop: boolean) => {
    const first = isTop ? ownText(one) : `${one.label}${one.step ? "" : " "}${one.rest}`.trim();
    if (first !== "") texts.push(first);
    one.lines.forEach(add);
    one.children.forEach((child) => {
      visit(child, false);
    });
    one.closing?.forEach(add);
  };
  visit(node, true);
  return { text: texts.join("\n"), tables };
}

/** Cuts a text that is long although nothing in it is numbered, at the ends of its lines. */
function pieces(part: RawPart): RawPart[] {
  if (part.text === "") return [];
  if (part.text.length <= 2 * WHOLE) return [part];
  const texts: string[] = [];
  for (const line of part.text.split("\n")) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < WHOLE)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => ({ ...part, text }));
}

function hasItems(node: OutlineNode): boolean {
  return node.children.some((child) => child.step?.kind === "item");
}

function repeatsItems(article: OutlineNode): boolean {
  const items = article.children.flatMap((paragraph) =>
    paragraph.children.flatMap((child) =>
      child.step && LEVEL[child.step.kind] === LEVEL.item ? [printPlace([child.step])] : [],
    ),
  );
  return new Set(items).size < items.length;
}
