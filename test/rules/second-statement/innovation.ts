import { growthMarks } from "./growth.ts";
import { capped, given, marks, plus, type Marks, type Worlds } from "./marks.ts";
import { answer, closedYears, count, score, stated, type Profile } from "./profile.ts";
import type { Range } from "./range.ts";

/** What is possible of the parts of the evaluation of innovation (195号 三（七）). */
export function innovation(profile: Profile): Readonly<Record<string, Worlds>> {
  const part = (id: string, full: number, otherwise: () => Worlds): Worlds => {
    const mark = score(profile, id);
    return mark === undefined ? otherwise() : [given(mark, full)];
  };
  const values = (id: string) => closedYears(profile).map((year) => stated(profile, id, year));
  return {
    ip: part("scoreIp", 30, () => ipMarks(profile)),
    transformation: part("scoreTransformation", 30, () =>
      possible(count(profile, "transformations"), transformationSteps),
    ),
    management: part("scoreManagement", 20, () => [marks(0, 20)]),
    growthNetAssets: part("scoreGrowthNetAssets", 10, () =>
      growthMarks(values("netAssets"), { belowZero: true }),
    ),
    growthSales: part("scoreGrowthSales", 10, () =>
      growthMarks(values("salesRevenue"), { belowZero: false }),
    ),
  };
}

/** From how many on which marks can be given; the highest number comes first, and the last is nought. */
type Steps = readonly (readonly [from: bigint, marks: Marks])[];

/** By the number of three years, so that the yearly average needs no division. */
const transformationSteps: Steps = [
  [15n, marks(25, 30)],
  [12n, marks(19, 24)],
  [9n, marks(13, 18)],
  [6n, marks(7, 12)],
  [3n, marks(1, 6)],
  [0n, marks(0, 0)],
];

/** How many of the second class, and how they were obtained: for that one mark is the least, if there are any. */
const secondClassSteps: Steps = [
  [5n, plus(marks(5, 6), marks(1, 6))],
  [3n, plus(marks(3, 4), marks(1, 6))],
  [1n, plus(marks(1, 2), marks(1, 6))],
  [0n, marks(0, 0)],
];

/** One of the first class is enough, however many there are of the second. */
const firstClass = plus(marks(7, 8), marks(1, 6));

function ipMarks(profile: Profile): Worlds {
  const first = count(profile, "ipClass1");
  const numbers = [
    ...(first.high === 0n ? [] : [firstClass]),
    ...((first.low ?? 0n) > 0n ? [] : possible(count(profile, "ipClass2Unused"), secondClassSteps)),
  ];
  const standards = answer(profile, "standardsMade");
  const extras = [
    ...(standards === true ? [] : [marks(0, 0)]),
    ...(standards === false ? [] : [marks(1, 2)]),
  ];
  const levelAndCore = marks(0, 16);
  return numbers.flatMap((number) =>
    extras.map((extra) => capped([levelAndCore, number, extra].reduce(plus), 30)),
  ) as unknown as Worlds;
}

function possible({ low = 0n, high }: Range, steps: Steps): Worlds {
  const reached = steps.filter(
    ([from], at) =>
      (high === undefined || from <= high) && (at === 0 || low < (steps[at - 1]?.[0] ?? low + 1n)),
  );
  return reached.map(([, given]) => given) as unknown as Worlds;
}
