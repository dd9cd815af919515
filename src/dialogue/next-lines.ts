import type { Choice } from "../messages/reply.ts";
import type { Asked, Turn } from "../profile/reading/turn-context.ts";
import { askingChoices, askingLines, nextQuestions } from "./asking.ts";
import type { CompanyView } from "./company-view.ts";
import { confirmChoices } from "./confirming.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import type { ProgrammesMeant } from "./programme-meant.ts";
import { programmeQuestion } from "./opening-lines.ts";

/** What is put to the company next. */
export interface Next {
  readonly lines: readonly string[];
  readonly choices: readonly Choice[];
  readonly questions: readonly Asked[];
}

/** What is put next: what must be confirmed, which programme is meant, or the next questions. */
export function nextLines(
  view: CompanyView,
  { either, without }: ProgrammesMeant,
  turn: Turn,
  waited: boolean,
  ground: DialogueGround,
): Next {
  const [confirm] = view.company.confirm;
  // What was passed over once does not hold up everything else.
  const again = waited && view.standings.length > 0;
  const questions = again || !confirm ? nextQuestions(view, ground).slice(0, confirm ? 2 : 8) : [];
  if (confirm)
    return {
      lines: [confirm.question, ...(again ? askingLines(questions, view, ground) : [])],
      choices: confirmChoices(confirm),
      questions: again ? questions : view.company.asked,
    };
  if (either.length > 0 || view.standings.length === 0) {
    const { text, choices } = programmeQuestion(either, ground);
    const none = without
      ? [`${without.title}的条件没有装成规则，不能逐条预审；政策可以问我，能不能报问受理部门。`]
      : [];
    return { lines: [...none, text], choices, questions: [] };
  }
  if (without)
    return {
      lines: [
        `${without.title}的条件没有装成规则，不能逐条预审；政策可以问我，能不能报问受理部门。`,
        ...askingLines(questions, view, ground),
      ],
      choices: askingChoices(questions, view, ground),
      questions,
    };
  if (turn.commands.includes("pause")) return { lines: [], choices: [], questions };
  return {
    lines: questions.length > 0 ? askingLines(questions, view, ground) : [],
    choices: askingChoices(questions, view, ground),
    questions,
  };
}
