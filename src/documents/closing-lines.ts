import type { OutlineNode } from "./outline.ts";

const FEWEST_SIBLINGS = 2;
const MOST_LINES = 2;
const OWN =
  "(?:本|以上|上述)(?:通知|意见|若干意见|实施意见|办法|方案|措施|若干措施|公告|政策|规定|细则|要求|文件)";
const FORMULA = /^特此(?:通知|公告|通告|公示|函告|函复|函达|批复|复函|报告|说明|决定)/;
/** How a paragraph begins that closes what stands before it. */
const CLOSES = new RegExp(
  `^(?:${OWN}.{0,20}(?:由|自|从|请)|以上.{0,12}(?:请|自|由)|(?:请)?各(?:地区|地方|地|省|市|县|区|部门|单位|级).{0,30}要(?:充分|高度|切实|认真|严格|加强|结合|按照|将|把))`,
);
/** What a paragraph speaks of that closes a whole document. */
const OF_ALL = new RegExp(
  `${FORMULA.source}|本(?:通知|意见|若干意见|实施意见|方案|措施|若干措施|公告|政策)|^(?:请)?各(?:地区|地方|地|省|市|县|区|部门|单位|级)`,
);
const SENTENCE = /[。！）)]$/;

/**
 * Takes the paragraphs without a number that follow the last item of a list and are no part of it: they go to
 * what the list stands in, or, at the end of the text, to the text as a whole. Where questions are asked, the end
 * is only that of the last answer.
 */
export function liftClosing(root: OutlineNode, areQuestions: boolean): void {
  visit(root, root, !areQuestions);
}

function visit(node: OutlineNode, root: OutlineNode, isLast: boolean): void {
  node.children.forEach((child, at) => {
    visit(child, root, isLast && at === node.children.length - 1);
  });
  const last = node.children.at(-1);
  if (!last || !isItem(last) || last.children.length > 0) return;
  const from = closingFrom(last, node.children.slice(0, -1), isLast);
  if (from === undefined) return;
  const lines = last.lines.splice(from);
  const isOfAll = isLast && lines.some((line) => OF_ALL.test(line.text));
  const outer = isOfAll ? root : node;
  outer.closing = [...lines, ...(outer.closing ?? [])];
}

/** The index of the first line of an item that is none of its own; `undefined` when all are. */
function closingFrom(
  last: OutlineNode,
  before: readonly OutlineNode[],
  isLast: boolean,
): number | undefined {
  const { lines } = last;
  if (lines.some((line) => line.table === true || line.depth !== undefined)) return undefined;
  const final = lines.at(-1);
  if (final && FORMULA.test(final.text)) return lines.length - 1;
  // Below a heading of their own, paragraphs are what it stands over.
  if (last.isHeading || !SENTENCE.test(last.rest) || lines.length === 0) return undefined;
  if (isLast && final && CLOSES.test(final.text)) return lines.length - 1;
  const siblings = before.filter((one) => one.step?.kind === last.step?.kind);
  const areSingle = siblings.length >= FEWEST_SIBLINGS && siblings.every(isSingle);
  const areSentences = lines.every((line) => SENTENCE.test(line.text) && !isLabelled(line.text));
  return areSingle && areSentences && lines.length <= MOST_LINES ? 0 : undefined;
}

/** Whether a level is one of a list, and no article, 款 or heading without a number. */
function isItem({ step }: OutlineNode): boolean {
  return step !== undefined && step.kind !== "paragraph" && step.kind !== "article";
}

function isSingle(node: OutlineNode): boolean {
  return !node.isHeading && node.lines.length === 0 && node.children.length === 0;
}

function isLabelled(text: string): boolean {
  return /^[^，。；]{1,10}[:：]/.test(text);
}
