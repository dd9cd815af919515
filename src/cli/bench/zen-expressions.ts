import type { HnteFigures, Row } from "./hnte-figures.ts";

const SIGNS: Readonly<Record<string, string>> = {
  atLeast: ">=",
  moreThan: ">",
  atMost: "<=",
  lessThan: "<",
};

/** The conditions of 高企 in zen's language: what each is worth, then whether it is met. */
export function zenExpressions(figures: HnteFigures): Record<string, string> {
  const { five, fivePoints, growthByExperts: experts, extra, ip, ipMost, management } = figures;
  const [own, bought] = figures.source;
  const sources = figures.ownSources.map((one) => JSON.stringify(one)).join(", ");
  const growthPoints = (growth: string, end: "low" | "high") =>
    `$.${growth} == ${String(five)} ? ${String(fivePoints[end])} : ${table(`$.${growth}`, figures.growth, end)}`;
  const score = (end: "low" | "high") => ({
    [`class1${end}`]: table("ipClass1", figures.class1, end),
    [`class2${end}`]: table("ipClass2Unused", figures.class2, end),
    [`source${end}`]: `ipClass1 + ipClass2Unused == 0 ? 0 : ipSource in [${sources}] ? ${String(own?.[end])} : ${String(bought?.[end])}`,
    [`ip${end}`]: `min([${String(ipMost)}, ${String(ip[end])} + max([$.class1${end}, $.class2${end}]) + $.source${end} + (standardsMade ? ${String(extra[end])} : 0)])`,
    [`transformation${end}`]: table("$.transformationsYearly", figures.transformation, end),
    [`salesPoints${end}`]: growthPoints("salesGrowth", end),
    [`assetsPoints${end}`]: `$.assetsBase < 0 ? ${String(experts[end])} : ${growthPoints("assetsGrowth", end)}`,
    [`score${end}`]: `$.ip${end} + $.transformation${end} + ${String(management[end])} + $.salesPoints${end} + $.assetsPoints${end}`,
  });
  return {
    days: "filedOn - registeredOn",
    techRatio: "techStaff / employees",
    rdTotal: "rd1 + rd2 + rd3",
    rdRatio: "$.rdTotal / (s1 + s2 + s3)",
    rdNeed: table("s3", figures.rd, "low"),
    domesticRatio: "(d1 + d2 + d3) / $.rdTotal",
    hightechRatio: "hightechIncome / (grossIncome - nonTaxableIncome)",
    incidentDays: "filedOn - incidentOn",
    transformationsYearly: "transformations / years",
    salesGrowth: growth("s"),
    assetsBase: "years < 2 ? 0 : years == 2 or a2 == 0 ? a2 : min([a1, a2])",
    assetsGrowth: growth("a"),
    ...score("low"),
    ...score("high"),
    registered: `$.days >= ${String(figures.registeredDays)}`,
    "core-ip": "coreIpOwned and ipValidInChina and ipClass1 + ipClass2Unused > 0",
    field: "techFieldInCatalogue",
    "tech-staff": `$.techRatio >= ${String(figures.techStaff)}`,
    "rd-ratio": "$.rdRatio >= $.rdNeed",
    "domestic-rd": `$.domesticRatio >= ${String(figures.domestic)}`,
    "hightech-income": `$.hightechRatio >= ${String(figures.hightech)}`,
    innovation: `$.scorelow > ${String(figures.score)}`,
    "innovation-possible": `$.scorehigh > ${String(figures.score)}`,
    "no-incident": `not majorIncident or $.incidentDays > ${String(figures.incidentDays)}`,
  };
}

/** The rows of a table as choices one after another. */
function table(value: string, rows: readonly Row[], end: "low" | "high"): string {
  return rows
    .map(({ comparator, limit, [end]: points }) =>
      comparator
        ? `${value} ${SIGNS[comparator] ?? "=="} ${String(limit)} ? ${String(points)} : `
        : String(points),
    )
    .join("");
}

function growth(of: "s" | "a"): string {
  const last = `${of}3 / ${of}2`;
  return (
    `years < 2 or ${of}2 == 0 ? 0 : years == 2 or ${of}1 == 0 ? ${last} - 1 : ` +
    `(${of}2 / ${of}1 + ${last} - 2) / 2`
  );
}
