import type { DocumentDoubt, ReadDocument, ReadingContext } from "./read-document.ts";

/** Where a document belongs. */
interface Jurisdiction {
  level?: NonNullable<ReadDocument["level"]>;
  region?: string;
  doubts: DocumentDoubt[];
}

type Region = ReadingContext["regions"][number];

const ORDER = ["国家", "自治区", "市", "县"] as const;
const NATIONAL =
  /^(?:中共中央|中央|国务院|全国|中华人民共和国|国家|财政部|科技部|科学技术部|工业和信息化部|商务部|教育部|农业农村部|人力资源社会保障部|人力资源和社会保障部|税务总局|海关总署|市场监管总局|中国|人民银行|金融监管总局|证监会|自然资源部|生态环境部|住房城乡建设部|交通运输部|公安部|民政部|司法部|审计署|最高人民|发展改革委|退役军人|应急管理部|文化和旅游部)/;
const LOCAL: readonly [RegExp, NonNullable<ReadDocument["level"]>][] = [
  [/^\p{Script=Han}{2,7}?(?:县|区|旗)(?!域|块链|间)/u, "县"],
  [/^\p{Script=Han}{2,5}?市/u, "市"],
  [/^\p{Script=Han}{2,8}?(?:省|自治区)/u, "自治区"],
];
/** What no name of a place has in it, and what behind 市, 县 or 省 makes another word of it. */
const NO_NAME = /[的在对和于已通过是被由为从关如何可请我你]|什么|怎么|哪/;
const OTHER_WORD = /^(?:级|场|值|内|外|属|域|间|块链|民|直|本级|管)/;
/** Offices that do not say of which place they are. */
const UNNAMED: readonly [RegExp, NonNullable<ReadDocument["level"]>][] = [
  [/^(?:自治区|省)/, "自治区"],
  [/^市/, "市"],
  [/^(?:县|区)/, "县"],
];

/** Reads level and region from the issuer, else from title and 文号, with the regions that there are. */
export function readJurisdiction(
  issuer: string | undefined,
  title: string | undefined,
  number: string | undefined,
  regions: readonly Region[],
): Jurisdiction {
  for (const text of [issuer, title, number]) {
    if (text === undefined) continue;
    const region = regionOf(text, regions);
    const level = region && levelOf(region.level);
    if (region && level !== undefined) return { level, region: region.name, doubts: [] };
    const isNational = NATIONAL.test(text);
    if (isNational) {
      const whole = regions.find((one) => one.level === "国家");
      return { level: "国家", ...(whole && { region: whole.name }), doubts: [] };
    }
    if (UNNAMED.some(([form]) => form.test(text))) break;
    const bare = text.replace(/^(?:中共|中国共产党)/, "");
    const local = placeIn(bare);
    if (local) {
      const { name, level } = local;
      const why = `地区名单里没有“${name}”。`;
      const guessed = "级别是从标题推出来的。";
      return {
        level,
        doubts: [
          ...(text === issuer ? [] : [{ field: "level", candidates: [level], why: guessed }]),
          { field: "region", candidates: [name], why },
        ],
      };
    }
  }
  return unnamed(issuer ?? "", number, regions);
}

/** The place that a text begins with, as its last character tells; no word that only looks like one. */
function placeIn(
  text: string,
): { name: string; level: NonNullable<ReadDocument["level"]> } | undefined {
  for (const [form, level] of LOCAL) {
    const name = form.exec(text)?.[0];
    if (name === undefined || NO_NAME.test(name)) continue;
    if (!OTHER_WORD.test(text.slice(name.length))) return { name, level };
  }
  return undefined;
}

/** 自治区 or 市 without a name: the first character of the 文号 may tell which. */
function unnamed(
  issuer: string,
  number: string | undefined,
  regions: readonly Region[],
): Jurisdiction {
  const level = UNNAMED.find(([form]) => form.test(issuer))?.[1];
  const first = number?.charAt(0);
  const matching = regions.filter(
    (one) => one.level === level && first !== undefined && one.name.startsWith(first),
  );
  const [only, ...others] = matching;
  const why = "没有读到是哪个地方的文件。";
  if (level === undefined) {
    const unknown = { field: "level", candidates: [], why: "没有读到是哪一级的文件。" };
    return { doubts: [unknown, { field: "region", candidates: [], why }] };
  }
  if (only && others.length === 0) {
    return {
      level,
      region: only.name,
      doubts: [{ field: "region", candidates: [only.name], why: "地区是从文号的代字推出来的。" }],
    };
  }
  return { level, doubts: [{ field: "region", candidates: matching.map((one) => one.name), why }] };
}

/** The innermost region that the text begins with; further in, only full names count. */
function regionOf(text: string, regions: readonly Region[]): Region | undefined {
  const bare = text.replace(/^(?:中共|中国共产党|国家税务总局(?=.{2,8}(?:省|市|区|县)))/, "");
  const matches = regions.filter((one) => {
    if (one.level === "国家") return false;
    const at = bare.indexOf(one.full);
    if (at >= 0 && at <= 12) return true;
    return (
      bare.startsWith(one.name) ||
      (/[市县区旗]$/.test(one.name) && bare.slice(0, 12).includes(one.name))
    );
  });
  return matches.sort((a, b) => rank(b.level) - rank(a.level) || b.full.length - a.full.length)[0];
}

function rank(level: string): number {
  return (ORDER as readonly string[]).indexOf(level);
}

function levelOf(text: string): NonNullable<ReadDocument["level"]> | undefined {
  return ORDER.find((one) => one === text);
}
