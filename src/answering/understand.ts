import type { Day } from "../calendar/day.ts";
import { matches, plain } from "../knowledge/pattern.ts";
import { dayMeant } from "./day-meant.ts";
import type { Frame } from "./frame.ts";
import type { Mind } from "./mind.ts";

/** A question as it was understood, before anything is looked up. */
export interface Understood {
  frame: Frame;
  /** The form in which patterns are looked for. */
  bare: string;
  /** What was asked before, where this question leans on it. */
  before?: Frame | undefined;
}

/** A question that begins or ends like this, or says no more than this, leans on the one before. */
const leaning =
  /^(?:那么?|要是|如果|假如|若是?|再|又|还|对了|另外|然后|所以|不过|但是?|可是?|换成|改成|同样|为啥|为什么|凭啥|依据|怎么)|呢[?？!！。]*$|它|这个|那个|那家|这家|那项|这项|这种|那种|前面|上面|刚才|刚刚/;
const longestLeaning = 24;

/** Reads what a question is about; `earlier` are the frames of the conversation, newest last. */
export function understand(
  question: string,
  asOf: Day,
  earlier: readonly Frame[],
  mind: Mind,
): Understood {
  const text = mind.homophones.mend(question);
  const form = plain(text);
  const named = [...new Set(mind.programmeNames.find(form).map(({ item }) => item.id))];
  const places = [...new Set(mind.regionNames.find(form).map(({ item }) => item.name))];
  const aspects = mind.knowledge.aspects.filter(({ words }) => matches(words, form));
  const last = earlier.at(-1);
  const leans = last !== undefined && (leaning.test(text) || form.length <= 8);
  const before = leans && form.length <= longestLeaning + 16 ? last : undefined;
  const day = dayMeant(form, asOf);
  return {
    frame: {
      text,
      programmes: named.length > 0 ? named : (last?.programmes ?? []),
      named: named.length > 0,
      places: places.length > 0 ? places : (before?.places ?? []),
      aspects: aspects.map(({ id }) => id),
      asOf: day,
      passages: [],
    },
    bare: form,
    before,
  };
}
