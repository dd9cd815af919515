import type { Quantity } from "../../units/quantity.ts";
import { kinOf } from "./kin.ts";
import type { Mention } from "./mention.ts";
import { sentenceAt, type Message } from "./message.ts";

/** Before the name of what a share is of: 主要产品收入占高新收入的55%. */
const OF = /占(?:了|到|着)?(?:同期|整个|全部|全年|当年|公司|我们)?的?$/;
/** Between that name and the figure. */
const SO_MUCH =
  /^(?:总额|总数|总和|合计|里|中|当中|里面)?的?(?:比例|比重|份额)?(?:是|为|有|才|只有|大概|大约|约|差不多|超过|不到|[\s:])*$/;

/** A share of what is itself only a part, so that it is not the share of that. */
interface ShareOfPart {
  readonly figure: Quantity;
  readonly whole: Mention;
  /** What the share is of it, where that is named right before. */
  readonly part?: Mention;
  /** The fact of that share, where there is one. */
  readonly share?: string;
}

/** Finds a share of something whose own share is known by a fact, of which it is another: 占高新收入的55%. */
export function shareOfPart(message: Message, figure: Quantity): ShareOfPart | undefined {
  if (figure.kind !== "percent") return undefined;
  const { folded, mentions } = message;
  const [from] = sentenceAt(message, figure.start);
  const near = mentions.filter(({ start, end }) => start >= from && end <= figure.start);
  const whole = near.findLast(
    ({ start, end, covered }) =>
      !covered &&
      OF.test(folded.slice(from, start)) &&
      SO_MUCH.test(folded.slice(end, figure.start)),
  );
  if (!whole?.facts.some(({ id }) => kinOf(id).share)) return undefined;
  const part = near.findLast(({ end, covered }) => !covered && end <= whole.start);
  const known = part?.facts.flatMap(({ id }) => kinOf(id).shareOf ?? []) ?? [];
  const own = whole.facts.some(({ id }) => known.includes(id));
  const share = own ? part?.facts.flatMap(({ id }) => kinOf(id).share ?? [])[0] : undefined;
  return { figure, whole, ...(part && { part }), ...(share !== undefined && { share }) };
}
