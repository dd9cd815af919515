import { checkCharacter } from "./unified-code.ts";

/** A company that does not exist, as a row of a list. */
export interface InventedCompany {
  readonly code: string;
  readonly name: string;
  readonly county: string;
  readonly park: string;
  readonly industry: string;
  readonly contact: string;
  readonly founded: string;
  /** Titles with their days; empty where it has none. */
  readonly issued: string;
  readonly expires: string;
  /** Figures of the last three closed years, the oldest first: 万元 and persons. */
  readonly sales: readonly number[];
  readonly research: readonly number[];
  readonly staff: number;
}

const WORDS =
  "银杏 胡杨 沙枣 甘草 枸杞 贺兰 沙湖 云雾 清水 长河 金沙 白芨 红柳 青禾 明月 晨曦 飞燕 苍松 翠竹 玉泉".split(
    " ",
  );
const TRADES = "数控 材料 软件 生物 智造 能源 环保 电子 农业 仪器 光伏 医药 食品 物联 装备".split(
  " ",
);
const INDUSTRIES =
  "专用设备制造业 软件和信息技术服务业 化学原料制造业 食品制造业 仪器仪表制造业".split(" ");

/** Companies that are plainly invented, always the same: a place of registration that does not exist stands in their codes. */
export function inventedCompanies(
  count: number,
  { counties, parks }: { counties: readonly string[]; parks: readonly string[] },
  year: number,
): InventedCompany[] {
  return Array.from({ length: count }, (_, index) => {
    const begin = `91640199MA7X${String(index + 1).padStart(5, "0")}`;
    const of = <T>(list: readonly T[], step: number, fallback: T) =>
      list[Math.floor(index / step) % list.length] ?? fallback;
    const size = 300 + ((index * 137) % 9000);
    // Not in step with the counties, which go by the index too.
    const certified = (index + Math.floor(index / Math.max(1, counties.length))) % 3 === 0;
    const given = year - 1 - (index % 3);
    return {
      code: `${begin}${checkCharacter(begin) ?? ""}`,
      name: `${of(WORDS, 1, "")}${of(TRADES, WORDS.length, "")}科技（虚构）有限公司`,
      county: of(counties, 1, ""),
      park: index % 4 === 0 ? of(parks, 1, "") : "",
      industry: of(INDUSTRIES, 1, ""),
      contact: `某某 000-${String(1000 + index)}`,
      founded: `${String(year - 4 - (index % 9))}-0${String(1 + (index % 9))}-15`,
      issued: certified ? `${String(given)}-11-20` : "",
      expires: certified ? `${String(given + 3)}-11-19` : "",
      sales: [0, 1, 2].map((step) => size + step * Math.floor(size / 12)),
      research: [0, 1, 2].map((step) => Math.floor((size * (30 + ((index + step) % 40))) / 1000)),
      staff: 12 + ((index * 7) % 180),
    };
  });
}
