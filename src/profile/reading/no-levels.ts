import type { Quantity } from "../../units/quantity.ts";
import { compare, ZERO } from "../../units/rational.ts";
import { changedFigures } from "./changed-figures.ts";
import { isDifference } from "./differences.ts";
import type { Mention } from "./mention.ts";
import type { SaidYears } from "./said-years.ts";

/** What the figures of a text are looked at with. */
interface Beside {
  readonly folded: string;
  readonly years: readonly SaidYears[];
  readonly mentions: readonly Mention[];
}

/** Between money and the little that comes on top of it: 5000万加1块钱. */
const ON_TOP = /^(?:再|又|还)?(?:加上?|外加|又|多|零)$/;
const ALONE_BEHIND = /^(?:$|[\s,，。;；、!！?？)）的吧了呢整])/;
/** So many times as much as what comes on top of it. */
const MUCH_MORE = 100n;
/** Before a sum that is told behind its parts. */
const TOTAL =
  /(?:加起来|合起来|合计|总计|共计|一共|总共|拢共|合共|加一起|加在一起|共|总的?)(?:是|有|就|大概|约|正好|也就)*$/;
/** Between how many times as much something became and how much that is: 翻倍到300万. */
const BECAME = /^(?:左右|了)?[,，\s]?(?:增|涨|升)?(?:到|至|达到?|做到|变成)了?(?:约|大概)?$/;
/** What sets apart groups of persons without naming a fact. */
const DEPARTMENT =
  /(?:销售|生产|行政|管理|财务|后勤|质检|品控|仓库|仓管|采购|人事|市场|客服|车间|办公室?|司机|保安|保洁|售后|运营|运维|物流|综合|装配|一线|业务|设备|食堂|普工)(?:上|口|部门?|岗|线|人员|员|的|这块)*(?:有|是|占|大概)?[\s:：]*$/;
/** So many people of a department: 2个财务. */
const OF_DEPARTMENT =
  /^(?:是|做|搞|干|管)?的?(?:销售|财务|会计|行政|后勤|司机|保安|保洁|质检|普工|生产|工人|文员)(?:的|上的|人员|岗)?(?=$|[\s,，、。;；])/;
/** Of these more may be meant than people. */
const EITHER = /销售(?:的)?(?:有|是|大概)?[\s:：]*$/;
const PART = /其中|里[面头边]?[,，]?|分别|构成|分布/;
const PEOPLE = /(?:人|人员|职工|员工|人数)(?:共|一共|总共|是|有|大概)*[\s:：]*$/;

/** The figures that tell how much there is: not what was before, by how much another one is wrong, or parts of a sum. */
export function levelsIn(figures: readonly Quantity[], beside: Beside): Quantity[] {
  const { folded } = beside;
  const was = new Set(changedFigures(folded, figures).map((one) => one.was));
  const parts = partsOfSums(figures, beside);
  return figures.filter(
    (figure, at) =>
      !was.has(figure) &&
      !parts.has(figure) &&
      !isDifference(figure, figures[at + 1], folded) &&
      !isOneOf(figure, figures[at + 1]) &&
      !isRateOf(figure, figures[at + 1], folded) &&
      !isOfDepartment(figures, at, folded),
  );
}

/** The figures of a text, with the little that comes on top of money in it: 5000万加1块钱. */
export function withOnTop(figures: readonly Quantity[], folded: string): Quantity[] {
  const told: Quantity[] = [];
  for (const one of figures) {
    const last = told.at(-1);
    const sum = last && sumOf(last, one, folded);
    if (sum) told.splice(-1, 1, sum);
    else told.push(one);
  }
  return told;
}

function sumOf(first: Quantity, second: Quantity, folded: string): Quantity | undefined {
  const [whole, little] = [first, second].map(({ kind, value, approximate }) =>
    kind === "money" && !approximate ? value : undefined,
  );
  if (!whole || !little || compare(little.mul(MUCH_MORE), whole) > 0) return undefined;
  if (!ON_TOP.test(folded.slice(first.end, second.start))) return undefined;
  if (!ALONE_BEHIND.test(folded.slice(second.end))) return undefined;
  const value = whole.add(little);
  const words = folded.slice(first.start, second.end);
  return { ...first, value, low: value, high: value, words, end: second.end };
}

/** Whether a figure tells how many times as much something became that is told behind it. */
function isRateOf({ kind, end }: Quantity, next: Quantity | undefined, folded: string): boolean {
  if (kind !== "times" || (next?.kind !== "money" && next?.kind !== "count")) return false;
  return BECAME.test(folded.slice(end, next.start));
}

/** 一个 in 一个30人一个42人 counts nothing. */
function isOneOf({ kind, unit, end }: Quantity, next: Quantity | undefined): boolean {
  return kind === "count" && unit === undefined && next?.start === end && next.kind === "count";
}

/** Parts of a sum that is told behind them, of which nothing but the sum is named, else that sum: 男员工40，女员工25，共65人. */
function partsOfSums(figures: readonly Quantity[], beside: Beside): Set<Quantity> {
  const parts = new Set<Quantity>();
  const { folded } = beside;
  figures.forEach((total, at) => {
    if (!total.value || !TOTAL.test(folded.slice(Math.max(0, total.start - 10), total.start)))
      return;
    let [from, sum] = [at, ZERO];
    while (compare(sum, total.value) < 0) {
      const part = figures[from - 1];
      if (!part) break;
      from -= 1;
      if (isOneOf(part, figures[from + 1])) continue;
      if (!part.value || !isPart(part, total)) break;
      sum = sum.add(part.value);
    }
    const of = figures.slice(from, at);
    if (of.length < 2 || compare(sum, total.value) !== 0) return;
    const names = of.map((part) => nameBefore(part, figures[figures.indexOf(part) - 1], beside));
    if (names.every((name) => name !== undefined && name === names[0]))
      for (const part of of) parts.add(part);
    // Of parts that are told themselves the sum tells no more, but where it has a name of its own.
    else if (nameBefore(total, figures[at - 1], beside) === "") parts.add(total);
  });
  return parts;
}

function isPart(part: Quantity, total: Quantity): boolean {
  return part.kind === "number" || (part.kind === total.kind && part.unit === total.unit);
}

/** What names a figure since the one before it; empty where nothing does, `undefined` where a year does. */
function nameBefore(
  { start }: Quantity,
  previous: Quantity | undefined,
  { folded, years, mentions }: Beside,
): string | undefined {
  const from = Math.max(previous?.end ?? 0, folded.slice(0, start).search(/[^。;；]*$/));
  const whole = years.some((one) => one.years && one.start >= from && one.end <= start);
  if (whole) return undefined;
  const named = mentions.findLast((one) => !one.covered && one.start >= from && one.end <= start);
  return named ? named.facts.map(({ id }) => id).join(" ") : "";
}

/** Whether a figure counts the people of a department, a bare one behind all the people there are: 85人里面，研发12，销售20，生产53. */
function isOfDepartment(figures: readonly Quantity[], at: number, folded: string): boolean {
  const figure = figures[at];
  if (figure?.kind === "count" && OF_DEPARTMENT.test(folded.slice(figure.end))) return true;
  if (figure?.kind !== "number" || figure.value?.d !== 1n) return false;
  const named = folded.slice(figures[at - 1]?.end ?? 0, figure.start);
  if (!DEPARTMENT.test(named)) return false;
  const from = folded.slice(0, figure.start).search(/[^。;；!?\n]*$/);
  const whole = figures.find(
    (one) =>
      one.start >= from &&
      one.end <= figure.start &&
      (one.unit === "人" || PEOPLE.test(folded.slice(from, one.start))),
  );
  if (!whole?.value || compare(figure.value, whole.value) > 0) return false;
  if (!EITHER.test(named)) return true;
  const list = folded.slice(whole.end);
  return PART.test(folded.slice(whole.end, figure.start)) || hasPlainDepartment(list);
}

/** Whether a list names a department of which only people are counted: 生产53. */
function hasPlainDepartment(list: string): boolean {
  return list
    .split(/(?=\d)/)
    .some((words) => DEPARTMENT.test(words.replace(/^\d+人?/, "")) && !EITHER.test(words));
}
