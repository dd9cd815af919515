import { readDocuments } from "./document-mention.ts";
import type { DocumentMention, DocumentNames } from "./document-mention.ts";
import { fold } from "./fold.ts";
import { readOrdinal } from "./ordinal.ts";
import { printPlace } from "./place.ts";
import { scanPlace } from "./place-reading.ts";
import type { Place } from "./place.ts";

/** A clause, or a whole document, named in a text. */
interface ClauseMention {
  /** Document as a clause names it; `undefined` when the text names a place only. */
  document?: string;
  /** Place in printed form; empty when the text names the whole document. */
  place: string;
  /** Offsets in the text: where the mention begins, and where it is over. */
  start: number;
  end: number;
}

/** What may stand between a document and the place in it. */
const BETWEEN =
  /^[\s、,.《》"'“”:)\]]*(?:文件|文|公告|通知|号)?[》”"]?(?:里面|里边|里头|当中|其中|规定|[里中上])?的?[\s、,:]*(?:和|与|及|或|还有|以及)?\s*$/;
const LONGEST_BETWEEN = 24;
/** What follows a bare 三 that is a part of a document and not a count. */
const AFTER_PART = /^(?:$|[\s、,.。;:!?？！；的里中和与跟讲说写])/;
/** What makes 第三条 a thing and no article. */
const COUNTED = /^ *(?:生产线|产线|流水线|线|路|街|船|鱼|消息|短信|微信|建议)/;
const HEAD = /[第附问风案表一二三四五六七八九十\d]/;
const SIBLING =
  /(?:[ 、,和与及或]|以及|还有)*(?:第? *\( *([一二三四五六七八九十]{1,3}|\d{1,2}) *\) *项?|第 *([一二三四五六七八九十]{1,3}|\d{1,2}) *项)/y;

/** All clauses named in a text, in order; `names` says what documents are called. Never throws. */
export function readClauses(text: string, names: DocumentNames = new Map()): ClauseMention[] {
  const folded = fold(text);
  const documents = joined(readDocuments(text, names), folded);
  const found: ClauseMention[] = [];
  const used = new Set<DocumentMention>();
  let anchor: { document: DocumentMention; end: number } | undefined;
  for (let at = 0; at < folded.length;) {
    const document = documents.find((one) => one.start === at);
    if (document) {
      anchor = { document, end: document.end };
      at = document.end;
      continue;
    }
    const limit = documents.find((one) => one.start > at)?.start;
    const scanned = HEAD.test(folded.charAt(at))
      ? scanPlace(folded.slice(0, limit), at)
      : undefined;
    const adjacent =
      anchor !== undefined &&
      at - anchor.end <= LONGEST_BETWEEN &&
      BETWEEN.test(folded.slice(anchor.end, at));
    if (!scanned || !isMeant(scanned, folded, at, adjacent)) {
      at += 1;
      continue;
    }
    const mention = { ...scanned, start: at };
    const owner = adjacent || !anchor?.document.needsPlace ? anchor?.document : undefined;
    if (adjacent && owner && !used.has(owner)) mention.start = owner.start;
    for (const one of [mention, ...siblings(folded.slice(0, limit), mention)]) {
      found.push({
        ...(owner && { document: owner.document }),
        place: printPlace(one.place),
        start: one.start,
        end: one.end,
      });
      at = one.end;
    }
    if (owner) {
      used.add(owner);
      anchor = { document: owner, end: at };
    }
  }
  return withWholeDocuments(found, documents, used);
}

/** Names of one document that stand side by side, as 文号《title》, are one mention. */
function joined(documents: DocumentMention[], folded: string): DocumentMention[] {
  const kept: DocumentMention[] = [];
  for (const document of documents) {
    const last = kept.at(-1);
    const between = last ? folded.slice(last.end, document.start) : undefined;
    if (last && last.document === document.document && /^[\s《》(),:]*$/.test(between ?? "")) {
      kept[kept.length - 1] = { ...last, end: document.end, needsPlace: false };
    } else {
      kept.push(document);
    }
  }
  return kept;
}

/** Whether a stretch that reads like a place is one, and not a count or a list of the writer's own. */
function isMeant(
  { place, end, marked }: { place: Place; end: number; marked: boolean },
  folded: string,
  at: number,
  adjacent: boolean,
): boolean {
  const [first, second] = place;
  if (/[\d一二三四五六七八九十百]/.test(folded.charAt(at - 1)) || !first) return false;
  if (marked) return !COUNTED.test(folded.slice(end, end + 8));
  if (second?.kind === "item") return true;
  if (!adjacent) return false;
  return first.kind !== "part" || second !== undefined || AFTER_PART.test(folded.slice(end));
}

/** Items named after another of the same clause, as 第十一条（四）、（五）. */
function siblings(
  folded: string,
  mention: { place: Place; end: number },
): { place: Place; start: number; end: number }[] {
  const found: { place: Place; start: number; end: number }[] = [];
  if (mention.place.at(-1)?.kind !== "item") return found;
  for (let end = mention.end; ;) {
    SIBLING.lastIndex = end;
    const next = SIBLING.exec(folded);
    const n = readOrdinal(next?.[1] ?? next?.[2] ?? "");
    if (!next || n === undefined) return found;
    const start = end + next[0].search(/第|\(/);
    end += next[0].length;
    found.push({ place: [...mention.place.slice(0, -1), { kind: "item", n }], start, end });
  }
}

/** Adds the documents named without a place, and gives lone places the one document named after them. */
function withWholeDocuments(
  places: ClauseMention[],
  documents: DocumentMention[],
  used: ReadonlySet<DocumentMention>,
): ClauseMention[] {
  const whole = documents.filter((one) => !one.needsPlace && !used.has(one));
  const [only, ...others] = new Set(whole.map((one) => one.document));
  const orphaned = places.filter((one) => one.document === undefined);
  const adopting = used.size === 0 && only !== undefined && others.length === 0;
  if (adopting && orphaned.length > 0) {
    return places.map((one) => ({ ...one, document: only }));
  }
  const alone = whole.filter((one) => !places.some((place) => place.document === one.document));
  const mentions = alone.map(({ document, start, end }) => ({ document, place: "", start, end }));
  return [...places, ...mentions].sort((a, b) => a.start - b.start);
}
