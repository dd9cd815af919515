import type { Day } from "../calendar/day.ts";
import type { ColleagueQuestion } from "../messages/profile-view.ts";
import type { FactPlace } from "../profile/claim.ts";
import { standing } from "../profile/history.ts";
import { samePlace } from "../profile/claim.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import type { CompanyState } from "./dialogue-state.ts";
import { spanWords } from "./asking/question-words.ts";

/** The questions of a link that are still open: what was answered meanwhile is not asked. */
export function colleagueQuestions(
  company: CompanyState,
  asked: readonly FactPlace[],
  asOf: Day,
  { ground }: DialogueGround,
): ColleagueQuestion[] {
  const known = standing(company.history);
  return asked
    .filter((place) => !known.some((one) => samePlace(one, place)))
    .flatMap((place) => {
      const definition = ground.definitions.get(place.fact);
      if (!definition) return [];
      const { question, label, hint, kind, choices } = definition;
      return [
        {
          key: keyOf(place),
          text: `${spanWords(place.years ? [place.years[0]] : [], asOf)}${question ?? `${label}是多少？`}`,
          ...(hint !== undefined && hint !== "" && { hint }),
          choices: kind === "yesno" ? ["是", "否"] : kind === "choice" ? choices : [],
        },
      ];
    });
}

/** The name of a question in a form. */
export function keyOf({ fact, years }: FactPlace): string {
  return years ? `${fact}@${String(years[0])}` : fact;
}
