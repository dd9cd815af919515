import { readClauses } from "../clauses/clause-mention.ts";
import { contentOf } from "./content-words.ts";
import { plain } from "../knowledge/pattern.ts";
import { upwards, type Mind } from "./mind.ts";
import type { Frame } from "./frame.ts";
import type { Search } from "./retrieve.ts";
import { asks } from "./question-split.ts";
import type { Understood } from "./understand.ts";

/** What is left of a question that only names clauses. */
const BARE =
  /^[\s，,。？?的]*(?:这一?条)?(?:是|都|里|具体)?(?:怎么|咋)?(?:说|讲|写|规定|内容|原文|意思)?(?:了|的|是)*(?:什么|啥)?(?:意思|内容)?[\s。？?吗呢]*$/;

/** Told behind a question: what its answer is for, or who wants it (给我们补资料用, 税务让我们更正那年的). */
const purpose =
  /[\s,，。;；]+(?:(?:好|要|拿来|用来)?给?(?:我们?|咱们?|他们?)?[^,，。;；\s\d]{0,6}[补写填交报做备][^,，。;；\s\d]{0,6}用|(?:税务|税局|专管员|老板|领导|同事|会计|客户)[^,，。;；\s\d]{0,3}(?:让|叫|催|等|跟|非要|老)[^,，。;；\s\d]{2,14}|所以(?:我们?|咱们?)[^,，。;；\s\d]{2,14})[。!！\s]*$/u;

/** A question without what is told behind it of why it is asked, where it still asks something. */
export function withoutPurpose(text: string): string {
  const [behind] = purpose.exec(text) ?? [];
  if (behind === undefined || asks(behind.trim())) return text;
  const rest = text.slice(0, text.length - behind.length);
  return asks(rest.trim()) ? rest : text;
}

/** What is left of a part that says nothing but what it asks, at most, in characters. */
const nothingElse = 2;

/** The name of the programme that a part of a message with hardly a word of its own (多少分过) leaves to the part that named it. */
function nameMeant({ named, programmes }: Frame, text: string, mind: Mind): string {
  const [only, ...others] = named ? programmes : [];
  const own = contentOf(text).replace(/[^\p{L}\p{N}]/gu, "");
  if (only === undefined || others.length > 0 || own.length > nothingElse) return "";
  return mind.programmeNames.find(plain(text)).length > 0
    ? ""
    : (mind.programmes.get(only)?.names[0] ?? "");
}

/** What to look for to answer a question that was understood. */
export function searchOf({ frame, before }: Understood, mind: Mind): Search {
  const whole = withoutPurpose(frame.text);
  const mentions = readClauses(whole, mind.names);
  // Where a clause is named, the rest of the words say what of it is asked.
  const text = mentions.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    whole,
  );
  return {
    bare: mentions.length > 0 && BARE.test(text),
    text: text.trim() === "" ? whole : `${nameMeant(frame, text, mind)}${text}`,
    context: before?.text,
    programmes: frame.programmes,
    strict: frame.named,
    aspects: frame.aspects,
    places: new Set([
      ...mind.home,
      ...frame.places.flatMap((place) => [...upwards(place, mind.regions)]),
    ]),
    asOf: frame.asOf,
    named: mentions.flatMap(({ document, place }) =>
      document === undefined ? [] : [{ document, place }],
    ),
  };
}
