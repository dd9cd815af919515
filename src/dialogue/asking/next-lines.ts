import type { Choice } from "../../messages/reply.ts";
import type { Asked } from "../../profile/reading/turn/turn-context.ts";
import { askingChoices, nextQuestions } from "./asking.ts";
import type { CompanyView } from "../company-view.ts";
import { confirmChoices } from "../taking/confirming.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { firstAnswer } from "./first-answer.ts";
import { programmeQuestion } from "../telling/opening-lines.ts";
import { firstQuestions, isAnswerDue, type Pace } from "./pace.ts";
import type { ProgrammesMeant } from "./programme-meant.ts";
import type { Question } from "./question-groups.ts";
import { askingLines, putAtOnce } from "./question-words.ts";
import { decisiveRough } from "../telling/rough-figures.ts";

/** What is put to the company next, and how far questioning has come with it. */
export interface Next {
  readonly lines: readonly string[];
  readonly choices: readonly Choice[];
  readonly questions: readonly Asked[];
  readonly pace?: Pace;
  /** Programmes (ids) that a name may mean, where it was asked which. */
  readonly either?: readonly string[];
}

/** What the next question depends on beside what is known. */
export interface Asking {
  readonly meant: ProgrammesMeant;
  readonly pace: Pace;
  /** Something had to be confirmed before this message already. */
  readonly waited: boolean;
  /** The message told something, or passed over a question. */
  readonly answered: boolean;
  /** The message asked something else in between: the pending question comes first again. */
  readonly digressed: boolean;
}

/** What is put next: what must be confirmed, which programme is meant, the first answer, or the next questions. */
export function nextLines(view: CompanyView, asking: Asking, ground: DialogueGround): Next {
  const { meant, pace, waited } = asking;
  const { either, without } = meant;
  const [confirm] = view.company.confirm;
  if (pace.step === "resting")
    return { lines: [], choices: [], questions: view.company.asked, pace };
  if (confirm) {
    // What was passed over once does not hold up everything else.
    const again = waited && confirm.about === undefined && view.standings.length > 0;
    const questions = again ? nextQuestions(view, ground).slice(0, 2) : [];
    return {
      lines: [confirm.question, ...(again ? askingLines(questions, view, ground) : [])],
      choices: confirmChoices(confirm),
      questions: again ? questions : (confirm.about?.slice(0, 1) ?? view.company.asked),
      pace,
    };
  }
  const none = without
    ? [`${without.title}的条件没有装成规则，不能逐条预审；政策可以问我，能不能报问受理部门。`]
    : [];
  if (either.length > 0 || view.standings.length === 0) {
    const { text, choices } = programmeQuestion(meant, ground);
    return {
      lines: [...none, text],
      choices,
      questions: [],
      ...(either.length > 0 && { either: either.map(({ id }) => id) }),
    };
  }
  if (view.standings.every(({ verdict }) => verdict.version === undefined))
    return { lines: none, choices: [], questions: [], pace };
  const next = atPace(view, asking, ground);
  return { ...next, lines: [...none, ...next.lines] };
}

/** Before the first questions: how many conditions there are, and that a few answers will do for now. */
function leadLines({ standings }: CompanyView, { lines }: Next): string[] {
  const [standing] = standings;
  const all = standing?.verdict.conditions.length ?? 0;
  const count = standings.length === 1 ? `一共 ${String(all)} 条，` : "";
  return lines.length < 2 ? [] : [`${count}先问最能定的，答完就有初步看法：`];
}

function atPace(
  view: CompanyView,
  { pace, answered, digressed }: Asking,
  ground: DialogueGround,
): Next {
  const near = decisiveRough(view, ground).length > 0;
  const first = pace.step === "first" && !near ? firstQuestions(pace, view, ground) : [];
  // What was asked and not answered is asked again.
  const waits = !answered && pace.rounds > 0 && first.length > 0;
  const due = isAnswerDue(pace, first) && !near && !waits && !digressed;
  const left = nextQuestions(view, ground);
  if (due && pace.rounds > 0 && left.length > 0) {
    const { lines, choices } = firstAnswer(view, ground);
    return { lines, choices, questions: [], pace: { ...pace, step: "choosing" } };
  }
  if (pace.step === "choosing") return { lines: [], choices: [], questions: [], pace };
  if (pace.step === "first" && !due && first.length > 0) {
    const begins = pace.rounds === 0;
    const next = put(first, { ...pace, rounds: pace.rounds + (answered || begins ? 1 : 0) });
    return begins ? { ...next, lines: [...leadLines(view, next), ...next.lines] } : next;
  }
  return put(left, {
    ...pace,
    step: pace.step === "first" && (near || digressed) ? "first" : "rest",
  });

  function put(all: readonly Question[], now: Pace): Next {
    const questions = putAtOnce(all, view, ground);
    return {
      lines: questions.length > 0 ? askingLines(questions, view, ground) : [],
      choices: askingChoices(questions, view, ground),
      questions,
      pace: now,
    };
  }
}
