/** What a person does next. */
export type Step =
  | { readonly say: readonly string[] } // several messages come at once
  | { readonly press: true };

/** The years of which a company tells its sales. */
export const YEARS = [2023, 2024, 2025] as const;

/** Sales of a company in a year, in 万元: its own, so that a figure in a wrong profile is seen. */
export function salesOf(person: number, year: number): number {
  return 1000 + person * 3 + (year - YEARS[0]);
}

/** Staff of a company in the last year, as it was put right so many times. */
export function staffOf(person: number, times: number): number {
  return 20 + (person % 5000) + times;
}

/** How a person begins: small talk, questions, the figures of a company, a correction, buttons. */
function beginning(person: number, question: (at: number) => string): Step[] {
  const [first, ...later] = YEARS.map(
    (year) => `${String(year)} 年销售收入 ${String(salesOf(person, year))} 万元`,
  );
  return [
    { say: ["你好"] },
    { say: [question(0)] },
    { press: true },
    { say: ["想报高企"] },
    { say: ["2018 年 5 月 3 日注册"] },
    { say: [first ?? ""] },
    { say: later },
    { say: [staffSaid(person, 0)] },
    { say: ["科技人员占比要多少"] },
    { say: [`不对，${staffSaid(person, 1)}`] },
    { say: ["汇总"] },
    { say: ["谢谢"] },
  ];
}

/** How a person goes on: questions, a button, and figures put right again. */
function goingOn(person: number, round: number, question: (at: number) => string): Step[] {
  return [
    { say: [question(2 * round + 1)] },
    { press: true },
    { say: [`不对，${staffSaid(person, round + 1)}`] },
    { say: [question(2 * round + 2)] },
    { say: ["汇总"] },
    { say: ["谢谢"] },
  ];
}

function staffSaid(person: number, times: number): string {
  return `2025 年职工总数 ${String(staffOf(person, times))} 人`;
}

/** All that a person does, in at least so many steps; and how often the staff was put right in them. */
export function stepsOf(
  person: number,
  least: number,
  questions: readonly string[],
): { steps: Step[]; corrections: number } {
  const question = (at: number) => questions[(person * 7 + at) % questions.length] ?? "";
  const steps = beginning(person, question);
  let corrections = 1;
  while (steps.length < least) {
    steps.push(...goingOn(person, corrections, question));
    corrections += 1;
  }
  return { steps, corrections };
}
