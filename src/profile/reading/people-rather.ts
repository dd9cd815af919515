import type { Quantity } from "../../units/quantity.ts";
import { compare } from "../../units/rational.ts";
import type { FactDefinition } from "../fact-definition.ts";
import { chosen } from "./fitting.ts";
import { kinOf } from "./kin.ts";
import type { Mention } from "./mention.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { ReadingContext, Statement } from "./statement.ts";

/** Names that are of people as well as of money: 研发5. */
const EITHER = /^(?:做|搞)?研发(?:的|这块)?$/;
/** Before a count of people that has no unit. */
const PEOPLE =
  /(?:人|人员|职工|员工|技术的?|科技|本科|大专|硕士|博士)(?:以上)?(?:共|一共|总共|是|有|大概)*[\s:：]*$/;
/** Words that make the next figure a part of the one before. */
const PART = /其中|里[头面边]/;
const PIECES = /个$/;
/** Between such a name and its figure. */
const BEFORE = /^(?:是|有|的|大概|约|[\s:])*$/;
/** Between figures that are told one after the other. */
const ASIDE = /^[个人名]*[\s,，、]*$/;

/** People that are rather meant by a name than money. */
interface PeopleMeant {
  readonly fact: FactDefinition;
  /** Whether nothing but the figures beside it tells that people are meant. */
  readonly unsure: boolean;
}

/**
 * The people meant by 研发 before a bare figure that stands right behind a count of people and is no more than it
 * (科技人员7个 其中研发5); `undefined` where money is meant.
 */
export function peopleRather(
  message: Message,
  figure: Quantity,
  mention: Mention,
  { vocabulary, within }: ReadingContext,
): PeopleMeant | undefined {
  const { folded, figures, mentions } = message;
  if (!EITHER.test(folded.slice(mention.start, mention.end))) return undefined;
  if (figure.kind !== "number" || figure.value?.d !== 1n) return undefined;
  if (!BEFORE.test(folded.slice(mention.end, figure.start))) return undefined;
  const told = mentions.filter(({ start, covered }) => !covered && start !== mention.start);
  const people = [...new Set(mention.facts.flatMap(({ id }) => kinOf(id).people ?? []))].flatMap(
    (id) => vocabulary.definitions.get(id) ?? [],
  );
  const open = people.filter((fact) => !told.some(({ facts }) => facts.includes(fact)));
  const fact = chosen(open, within);
  if (!fact) return undefined;
  const [from] = sentenceAt(message, figure.start);
  const before = figures.findLast(({ start, end }) => start >= from && end <= mention.start);
  if (!before?.value || !figure.value || compare(figure.value, before.value) > 0) return undefined;
  const counted = before.unit === "人" || PEOPLE.test(folded.slice(from, before.start));
  const gap = folded.slice(before.end, mention.start);
  if (!counted) return undefined;
  if (PART.test(gap)) return { fact, unsure: false };
  return ASIDE.test(gap) ? { fact, unsure: true } : undefined;
}

/** What research money told by the piece says if people are meant by it: 研发17个. */
export function peopleInstead(
  statement: Statement,
  { vocabulary, within }: Pick<ReadingContext, "vocabulary" | "within">,
): Statement | undefined {
  if (!PIECES.test(statement.words) || statement.value.kind !== "figure") return undefined;
  const people = (kinOf(statement.fact).people ?? []).flatMap(
    (id) => vocabulary.definitions.get(id) ?? [],
  );
  const fact = chosen(people, within);
  if (!fact) return undefined;
  const { unsure, ...rest } = statement;
  return unsure === "unit" ? { ...rest, fact: fact.id } : undefined;
}
