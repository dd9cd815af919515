import type { Day } from "../calendar/day.ts";
import { plain } from "../knowledge/pattern.ts";
import { contentOf } from "./content-words.ts";
import { dayMeant, yearOfProgramme } from "./day-meant.ts";
import type { Frame } from "./frame.ts";
import type { Mind } from "./mind.ts";
import { sayingOf, speaksOf, type Saying } from "./speaking.ts";

/** When and where a question is asked, and after what. */
export interface Situation {
  /** The day whose law answers unless the question says another. */
  asOf: Day;
  /** Name of the place meant unless the question says another; `undefined` means the home region. */
  place: string | undefined;
  /** The frames of the conversation, newest last. */
  earlier: readonly Frame[];
}

/** A question as it was understood, before anything is looked up. */
export interface Understood {
  frame: Frame;
  /** What the tables' patterns are looked for in: as typed, for a mended word may hide one of theirs. */
  saying: Saying;
  /** What was asked before, where this question leans on it. */
  before?: Frame | undefined;
}

/** A question that begins or ends like this, or says no more than this, leans on the one before. */
const leaning =
  /^(?:那么?|要是|如果|假如|若是?|再|又|还|对了|另外|然后|所以|不过|但是?|可是?|换成|改成|同样|为啥|为什么|凭啥|依据|怎么)|呢[?？!！。]*$|它|这个|那个|那家|这家|那项|这项|这种|那种|前面|上面|刚才|刚刚/;
/** A programme named after this is one that the company does not have. */
const denied = /(?:没有?|不是|并非|非|没评上?|不属于)$/;

/** A question this short has no subject of its own, in characters. */
const shortest = 8;

/** A question longer than this stands by itself. */
const longestLeaning = 40;

/** Reads what a question is about. */
export function understand(
  question: string,
  { asOf, place, earlier }: Situation,
  mind: Mind,
): Understood {
  const mended = mind.homophones.mend(question);
  const form = plain(mended);
  const found = mind.programmeNames.find(form);
  const affirmed = found.filter(({ start }) => !denied.test(form.slice(0, start)));
  const named = [...new Set((affirmed.length > 0 ? affirmed : found).map(({ item }) => item.id))];
  const places = [...new Set(mind.regionNames.find(form).map(({ item }) => item.name))];
  const said = dayMeant(form, asOf);
  const ofYear = found.map(({ start }) => yearOfProgramme(form, start, asOf));
  const day = said.day === asOf ? (ofYear.find((one) => one !== undefined) ?? asOf) : said.day;
  const last = earlier.at(-1);
  const own = contentOf(without(said.rest, found));
  const only = last !== undefined && named.length + Number(day !== asOf) > 0 && isEmpty(own);
  const leans = last !== undefined && (leaning.test(mended) || form.length <= shortest);
  const before = leans && form.length <= longestLeaning ? last : undefined;
  // "那科小呢", "3月那会儿呢": the same question of another programme or another day.
  const text = only ? `${again(last.text, named.length > 0, mind)} ${mended}` : mended;
  const asked = sayingOf(only ? plain(text) : form);
  return {
    frame: {
      text,
      programmes: named.length > 0 ? named : (last?.programmes ?? []),
      named: named.length > 0 || (only && last.named),
      places: placesMeant(places, before?.places ?? [], place, mind),
      aspects: mind.knowledge.aspects
        .filter(({ words }) => speaksOf(words, asked))
        .map(({ id }) => id),
      asOf: day,
      passages: [],
    },
    saying: sayingOf(plain(question)),
    before: only ? undefined : before,
  };
}

/** The places a question names, else those of the one it leans on, else the one set; the home region is none. */
function placesMeant(
  named: readonly string[],
  before: readonly string[],
  set: string | undefined,
  mind: Mind,
): readonly string[] {
  if (named.length > 0) return named;
  if (before.length > 0) return before;
  return set === undefined || set === mind.homeRegion ? [] : [set];
}

/** The question before, without the programmes it named when another one is meant now. */
function again(text: string, another: boolean, mind: Mind): string {
  const form = plain(text);
  return another ? without(form, mind.programmeNames.find(form)) : form;
}

/** A text without the names found in it. */
function without(form: string, found: readonly { name: string }[]): string {
  return found.reduce((text, { name }) => text.replace(name, " "), form);
}

/** Whether nothing is left that a question could be about. */
function isEmpty(content: string): boolean {
  return content.replace(/[^\p{L}\p{N}]|[呢吗啊呀么]/gu, "").length < 2;
}
