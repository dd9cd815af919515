import type { Choice } from "../messages/reply.ts";
import type { Asked, Turn } from "../profile/reading/turn-context.ts";
import { askingChoices, askingLines, nextQuestions } from "./asking.ts";
import type { CompanyView } from "./company-view.ts";
import { confirmChoices } from "./confirming.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
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
  either: Parameters<typeof programmeQuestion>[0],
  turn: Turn,
  ground: DialogueGround,
): Next {
  const [confirm] = view.company.confirm;
  if (confirm)
    return {
      lines: [confirm.question],
      choices: confirmChoices(confirm),
      questions: view.company.asked,
    };
  if (either.length > 0 || view.standings.length === 0) {
    const { text, choices } = programmeQuestion(either, ground);
    return { lines: [text], choices, questions: [] };
  }
  const questions = nextQuestions(view, ground);
  if (turn.commands.includes("pause")) return { lines: [], choices: [], questions };
  return {
    lines: questions.length > 0 ? askingLines(questions, view, ground) : [],
    choices: askingChoices(questions, view, ground),
    questions,
  };
}
