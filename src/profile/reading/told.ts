import type { FactDefinition } from "../fact-definition.ts";
import type { FactValue } from "../fact.ts";
import type { Message } from "./message.ts";
import { scopeOf } from "./scope.ts";
import type { Doubt, Statement } from "./statement.ts";

/** What the words from `start` to `end` say of a fact without any figure; `undefined` if they are another's. */
export function toldStatement(
  message: Message,
  fact: FactDefinition,
  value: FactValue,
  start: number,
  end: number,
  unsure?: Doubt,
): Statement | undefined {
  const { hypothetical, foreign } = scopeOf(message, end, start, end);
  if (foreign) return undefined;
  return {
    fact: fact.id,
    value,
    yearSaid: false,
    forecast: false,
    hypothetical,
    unitSaid: true,
    ...(unsure && { unsure }),
    words: message.text.slice(start, end),
    start,
    end,
  };
}
