import {
  EMPTY_HISTORY,
  record,
  standing,
  withdraw,
  type History,
} from "../../../src/profile/history.ts";
import type { Claim, FactPlace } from "../../../src/profile/claim.ts";
import { readTurn } from "../../../src/profile/reading/turn/read-turn.ts";
import type { Asked, Turn, TurnContext } from "../../../src/profile/reading/turn/turn-context.ts";
import { fraction, isExact, type StoredFigure } from "../../../src/profile/stored-value.ts";
import { compare, decimalText, ratio } from "../../../src/units/rational.ts";
import { factsOf, vocabulary } from "./shipped-vocabulary.ts";

/** Places that these messages name. */
const PLACES = [
  { name: "银川", words: ["银川"] },
  { name: "银川经开区", words: ["银川经开区", "经开区"] },
  { name: "贺兰县", words: ["贺兰县", "贺兰"] },
  { name: "灵武市", words: ["灵武市", "灵武"] },
  { name: "兴庆区", words: ["兴庆区", "兴庆"] },
];
/** Research expenses stay without a kind unless the words say one. */
const UNSPECIFIED = ["rdExpenseHnte", "rdExpenseDeduction"];
const DAY = "2026-06-15";

/** A conversation of a programme in which messages are read one after the other. */
export class Reading {
  readonly #context: Omit<TurnContext, "asked" | "known">;
  #history: History = EMPTY_HISTORY;
  #turn = 0;

  /** Begins on a day, with the three closed years before it. */
  constructor({ programme = "hnte", today = DAY }: { programme?: string; today?: string } = {}) {
    const year = Number(today.slice(0, 4));
    const within = factsOf(programme, today).filter((id) => !UNSPECIFIED.includes(id));
    const years = [year - 3, year - 2, year - 1];
    this.#context = { today, vocabulary, within, years, places: PLACES };
  }

  /** Reads a message after a question, and takes what it claims and takes back. */
  say(text: string, asked: readonly string[] = []): Turn {
    const known = standing(this.#history);
    const turn = readTurn(text, { ...this.#context, asked: asked.map(askedOf), known });
    this.#turn += 1;
    const occasion = { at: `${this.#context.today}T12:00`, by: "company", turn: this.#turn };
    const ids = turn.withdrawn.map(({ id }) => id);
    this.#history = withdraw(this.#history, ids, text, occasion);
    for (const claim of turn.claims) this.#history = record(this.#history, claim, occasion).history;
    return turn;
  }

  /** What holds now and was said itself, as short lines in the order of their places. */
  get facts(): string[] {
    return standing(this.#history)
      .filter(({ implied }) => implied !== true)
      .map(claimText)
      .sort();
  }

  /** Short lines of entries by their ids. */
  entries(ids: readonly number[]): string[] {
    return this.#history.entries.filter(({ id }) => ids.includes(id)).map(placeText);
  }
}

/** `salesRevenue 2024 2025`: a fact and the years that were asked. */
function askedOf(text: string): Asked {
  const [fact = "", ...years] = text.split(" ");
  return { fact, years: years.map(Number) };
}

/** A claim as a short line: `salesRevenue 2025 约4100万`, `按万元` where the unit was taken. */
export function claimText(claim: Claim): string {
  return [
    placeText(claim),
    valueText(claim),
    ...(claim.unitTaken === true ? ["按万元"] : []),
    ...(claim.forecast === true ? ["预计"] : []),
  ].join(" ");
}

/** A fact and its years as a short line. */
export function placeText({ fact, years }: FactPlace): string {
  if (!years) return fact;
  return `${fact} ${years[0] === years[1] ? String(years[0]) : years.join("-")}`;
}

function valueText({ fact, value }: Claim): string {
  switch (value.kind) {
    case "figure":
      return figureText(fact, value);
    case "yesno":
      return value.yes ? "是" : "否";
    case "text":
      return value.text;
    case "date":
      return value.from === value.to ? value.from : spanText(value.from, value.to);
    case "items":
      return value.items.map((item) => Object.values(item).join(" ")).join("; ");
    case "months":
      return "months";
  }
}

/** A whole year or month by its name. */
function spanText(from: string, to: string): string {
  if (from.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  const month = from.slice(0, 7);
  return from.endsWith("-01") && to.startsWith(month) ? month : `${from}..${to}`;
}

/** Money in 万, shares in %; approximate figures with 约, and + or - where they are more or less than that. */
function figureText(fact: string, value: StoredFigure): string {
  const kind = vocabulary.definitions.get(fact)?.kind;
  const unit = kind === "money" ? "万" : kind === "ratio" ? "%" : "";
  const scale = kind === "money" ? ratio(1n, 10_000n) : kind === "ratio" ? ratio(100n) : ratio(1n);
  const text = (of: string) => `${decimalText(fraction(of).mul(scale))}${unit}`;
  const { low, high, said } = value;
  if (isExact(value) && low !== undefined) return text(low);
  if (said === undefined) return `${low ? text(low) : ""}..${high ? text(high) : ""}`;
  const over = low !== undefined && compare(fraction(low), fraction(said)) >= 0;
  const under = high !== undefined && compare(fraction(high), fraction(said)) <= 0;
  return `约${text(said)}${over ? "+" : under ? "-" : ""}`;
}
