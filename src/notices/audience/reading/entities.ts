import { addMonths, isDay, type Day } from "../../../calendar/day.ts";
import { yearOf } from "../../../calendar/fiscal-year.ts";
import type { Region } from "../../../knowledge/region.ts";
import type { FactDefinition } from "../../../profile/fact-definition.ts";
import { foldWords } from "../../../profile/reading/vocabulary.ts";
import { titleFacts } from "../../../rules/held-title.ts";
import { readQuantities } from "../../../units/quantities.ts";
import type { Quantity } from "../../../units/quantity.ts";
import type { AudienceGround } from "../ground.ts";
import { sizeNames } from "../size-judging.ts";

/** Something that a sentence names; its letter stands for it in the patterns. */
export type Entity =
  | { readonly letter: "P"; readonly place: string }
  /** Programmes (ids) that go by the name. */
  | { readonly letter: "T"; readonly programmes: readonly string[] }
  | { readonly letter: "I"; readonly industry: string }
  | { readonly letter: "Z"; readonly sizes: readonly string[] }
  /** What can be known of a company; the usual meaning first. */
  | { readonly letter: "F"; readonly facts: readonly FactDefinition[] }
  /** A day of a company, such as that of its registration. */
  | { readonly letter: "A"; readonly fact: FactDefinition }
  | { readonly letter: "Q"; readonly quantity: Quantity }
  /** A length of time. */
  | { readonly letter: "L"; readonly quantity: Quantity }
  /** A year, several, or a part of one. */
  | {
      readonly letter: "Y";
      readonly from: Day;
      readonly to: Day;
      /** No year was said with it. */
      readonly undated: boolean;
    }
  | { readonly letter: "D"; readonly day: Day };

/** The letters that stand for what is named. */
export type Letter = Entity["letter"];

interface Found {
  readonly start: number;
  readonly end: number;
  readonly entity: Entity;
}

/** A sentence in which letters stand for what it names. */
export interface Marked {
  readonly pattern: string;
  /** What each character of the pattern stands for; `undefined` for a character of the sentence. */
  readonly entities: readonly (Entity | undefined)[];
  /** Where each character of the pattern begins in the sentence, and where the last one ends. */
  readonly offsets: readonly number[];
}

/** What is passed over: names may be written with it or without. */
const PASSED_OVER = /[\s“”"'·]/g;

/** Finds what a sentence names; where names overlap the one that begins first counts, of those the longest. */
export function markEntities(text: string, ground: AudienceGround, today: Day): Marked {
  const folded = foldWords(text);
  const places = Array.from({ length: folded.length }, (_, index) => index).filter(
    (index) => folded.charAt(index).search(PASSED_OVER) < 0,
  );
  const plain = places.map((place) => folded.charAt(place)).join("");
  const found = [
    ...quantitiesIn(text, today).map(({ start, end, entity }) => ({
      ...{ start: places.filter((place) => place < start).length, entity },
      end: places.filter((place) => place < end).length,
    })),
    ...namesIn(plain, ground, today),
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let pattern = "";
  const entities: (Entity | undefined)[] = [];
  const offsets: number[] = [];
  let at = 0;
  while (at < plain.length) {
    const next = found.find(({ start, end }) => start === at && end > at);
    pattern += next ? next.entity.letter : plain.charAt(at);
    entities.push(next?.entity);
    offsets.push(places[at] ?? 0);
    at = next ? next.end : at + 1;
  }
  return { pattern, entities, offsets: [...offsets, folded.length] };
}

/** Words that are counted but say nothing of a company: 一次, 一家. */
const COUNTED_OTHERWISE = /^(?:次|家|回|遍|批)$/;

function quantitiesIn(text: string, today: Day): Found[] {
  return readQuantities(text, { today }).flatMap((quantity): Found[] => {
    const { kind, unit, start, end, period, date } = quantity;
    if (unit !== undefined && COUNTED_OTHERWISE.test(unit)) return [];
    const at = (entity: Entity): Found[] => [{ start, end, entity }];
    if (kind === "duration") return at({ letter: "L", quantity });
    if (kind !== "date" && kind !== "year" && kind !== "period")
      return at({ letter: "Q", quantity });
    if (period?.grain === "day") return at({ letter: "D", day: period.from });
    const undated = !/年|[去今前明后]|\d{4}/.test(quantity.words);
    if (period) return at({ letter: "Y", from: period.from, to: period.to, undated });
    const [, monthDay] = /^--(\d\d-\d\d)$/.exec(date ?? "") ?? [];
    const day = monthDay === undefined ? undefined : nextDay(monthDay, today);
    return day === undefined ? [] : at({ letter: "D", day });
  });
}

/** The next day of that month and day of the month. */
function nextDay(monthDay: string, today: Day): Day | undefined {
  const day = `${String(yearOf(today))}-${monthDay}`;
  if (!isDay(day)) return undefined;
  return day < today ? addMonths(day, 12) : day;
}

function namesIn(plain: string, ground: AudienceGround, today: Day): Found[] {
  const found: Found[] = [];
  for (const [name, entity] of namesOf(ground, today)) {
    for (let start = plain.indexOf(name); start >= 0; start = plain.indexOf(name, start + 1))
      found.push({ start, end: start + name.length, entity });
  }
  return found;
}

const known = new WeakMap<AudienceGround, readonly (readonly [string, Entity])[]>();

/** All names; of those that are alike the first counts. */
function namesOf(ground: AudienceGround, today: Day): readonly (readonly [string, Entity])[] {
  const before = known.get(ground);
  if (before) return before;
  const names = new Map<string, Entity>();
  const add = (name: string, entity: Entity) => {
    const word = foldWords(name).replace(PASSED_OVER, "");
    if (word.length > 1 && !names.has(word)) names.set(word, entity);
  };
  for (const region of ground.regions)
    for (const name of placeNames(region, ground.regions))
      add(name, { letter: "P", place: region.name });
  for (const [sizes, words] of sizesSaid([...sizeNames(ground, today).values()]))
    for (const word of words) add(word, { letter: "Z", sizes });
  addProgrammes(ground, add);
  for (const industry of ground.industries)
    for (const name of industry.names) add(name, { letter: "I", industry: industry.name });
  addFacts(ground, add);
  const list = [...names];
  known.set(ground, list);
  return list;
}

/** What a place is called; in the home city its parks go by what follows the city's name. */
function placeNames(region: Region, regions: readonly Region[]): string[] {
  const home = regions.find((one) => one.home)?.name ?? "";
  const names = [
    region.name,
    region.full,
    ...region.aliases.filter((one) => !EVERYWHERE.test(one)),
  ];
  const short = region.parent === home && region.code === undefined && region.name.startsWith(home);
  return short ? [...names, region.name.slice(home.length)] : names;
}

/** Names of the place that everybody is in. */
const EVERYWHERE = /^(?:[全我咱本]市|市里|市区|全[区国]|我区|首府)/;

/** Groups of sizes that go by one word, by the sizes' own names from the smallest. */
function sizesSaid(
  names: readonly string[],
): [sizes: readonly string[], words: readonly string[]][] {
  const [micro = "", small = "", middle = "", large = ""] = names;
  return [
    ...names.map((name): [string[], string[]] => [[name], [`${name}企业`, name]]),
    [
      [micro, small],
      ["小微企业", "小微型", "小微"],
    ],
    [
      [micro, small, middle],
      ["中小微企业", "中小微", "中小企业", "中小型企业"],
    ],
    [
      [middle, large],
      ["大中型企业", "大中型"],
    ],
  ];
}

/** The programme that tells how big a company is: sizes have names of their own. */
const SIZES = "sme-size";
/** Names that begin with what is done, which the patterns look for. */
const BEGINS_WITH_DEED = /^[报申评做办过拿]/;
const GIANT = "小巨人";

function addProgrammes(
  { programmes, rules }: AudienceGround,
  add: (name: string, entity: Entity) => void,
) {
  const giants = programmes.filter(({ title, id }) => title.includes(GIANT) && titleFacts(id));
  for (const name of [GIANT, `${GIANT}企业`])
    add(name, { letter: "T", programmes: giants.map(({ id }) => id) });
  for (const { id, title, names, kind } of programmes) {
    const ruled = rules.some((rule) => rule.programme === id);
    if (id === SIZES || (!titleFacts(id) && !ruled && !/^(?:certification|evaluation)$/.test(kind)))
      continue;
    for (const name of [title, ...names])
      if (!BEGINS_WITH_DEED.test(name)) add(name, { letter: "T", programmes: [id] });
  }
}

/** The fact that tells for which day one files: of that the sentence speaks. */
const FILING_DAY = "filingDay";
const REGISTERED = [
  "成立时间",
  "注册时间",
  "注册日期",
  "成立日期",
  "注册成立",
  "新成立",
  "成立",
  "注册",
];
const FIGURES = /^(?:money|count|ratio|number|yesno)$/;

function addFacts(
  { vocabulary, programmes }: AudienceGround,
  add: (name: string, entity: Entity) => void,
) {
  const { definitions, terms } = vocabulary;
  const ofTitles = new Set<string>(
    programmes.flatMap(({ id }) => Object.values(titleFacts(id) ?? {})),
  );
  const registered = definitions.get("regDate");
  if (registered) for (const name of REGISTERED) add(name, { letter: "A", fact: registered });
  for (const { words, facts } of [...terms.values()].flat()) {
    const own = facts.filter(({ id }) => !ofTitles.has(id) && id !== FILING_DAY);
    const [first] = own;
    if (first?.kind === "date") add(words, { letter: "A", fact: first });
    const figures = own.filter(({ kind }) => FIGURES.test(kind));
    if (figures.length > 0) add(words, { letter: "F", facts: figures });
  }
}
