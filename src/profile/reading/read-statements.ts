import type { Day } from "../../calendar/day.ts";
import { choiceStatements } from "./choice-statements.ts";
import { dateStatements } from "./date-statements.ts";
import { figureStatements } from "./figure-statements.ts";
import { readMessage } from "./message.ts";
import { noneStatements } from "./none-statements.ts";
import { outrightStatements } from "./outright-statements.ts";
import type { ReadingContext, Statement } from "./statement.ts";
import { withTwins } from "./score-years.ts";
import { listedRights } from "./rights-list.ts";
import { textStatements } from "./text-statements.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { yesNoStatements } from "./yes-no-statements.ts";

/** What was read last, by words for facts: one turn reads a message for several years, which say nothing of its words. */
const last = new WeakMap<
  Vocabulary,
  {
    readonly text: string;
    readonly today: Day;
    readonly within: ReadingContext["within"] | undefined;
    readonly statements: readonly Statement[];
  }
>();

/** Reads what a message says about the enterprise, in order. Never throws. */
export function readStatements(text: string, context: ReadingContext): readonly Statement[] {
  const { asked, today, within, vocabulary } = context;
  if (asked) return readAnew(text, context);
  const known = last.get(vocabulary);
  if (known?.text === text && known.today === today && known.within === within)
    return known.statements;
  const statements = readAnew(text, context);
  last.set(vocabulary, { text, today, within, statements });
  return statements;
}

function readAnew(text: string, context: ReadingContext): Statement[] {
  const message = readMessage(text, context);
  const figures = figureStatements(message, context);
  const affirmed = yesNoStatements(message, context);
  const others = [
    ...dateStatements(message, context),
    ...noneStatements(message, context),
    ...affirmed,
    ...outrightStatements(message, context).filter(
      ({ fact }) => !affirmed.some((each) => each.fact === fact),
    ),
    ...choiceStatements(message, context),
    ...textStatements(message, context, figures.length > 0),
  ];
  const listed = listedRights(message, context);
  const all = [...figures, ...others].filter(
    ({ start, end }) => !listed || start >= listed.to || end <= listed.from,
  );
  const ordered = [...all, ...(listed?.statements ?? [])].sort((a, b) => a.start - b.start);
  return withTwins(message.folded, ordered);
}
