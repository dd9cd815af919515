import { yearOf } from "../../../calendar/fiscal-year.ts";
import type { FactDefinition } from "../../fact-definition.ts";
import type { Table, TableCell } from "./table-cells.ts";
import type { TableAsk, TableGround } from "./table-reading-kinds.ts";
import type { TableState } from "./table-state.ts";
import { told } from "./table-words.ts";

/** How many closed years are offered where a table says none. */
const YEARS_OFFERED = 3;
const MOST_CELLS = 3;
const FLAWS: Readonly<Record<NonNullable<TableCell["flaw"]>, string>> = {
  "no-result": "是公式，没有存下结果，没读；在 Excel 或 WPS 里打开、保存一次再传。",
  scaled: "显示的和存的不是一个单位，没读；把格式改成普通数字再传。",
  error: "是错误值，没读。",
};

/** Collects what is open about tables, each thing once. */
export class Trouble {
  readonly #ground: TableGround;
  readonly #doubts = new Map<string, string>();
  readonly #asks = new Map<TableAsk["what"], Set<string>>();
  readonly #rounded = new Set<string>();
  readonly #flaws = new Map<string, string[]>();

  constructor(ground: TableGround) {
    this.#ground = ground;
  }

  /** All that is not taken, and why. */
  get doubts(): string[] {
    const rounded = [...this.#rounded];
    return [
      ...this.#doubts.values(),
      ...(rounded.length > 0 ? [`${listed(rounded)}的尾数是计算留下的零头，四舍五入了。`] : []),
      ...[...this.#flaws].map(([why, cells]) => {
        return `${listed(cells)}${why}`;
      }),
    ];
  }

  /** What the user is asked. */
  get asks(): TableAsk[] {
    return [...this.#asks].map(([what, names]) => this.#askOf(what, names));
  }

  /** Notes one sentence about something that was not taken. */
  doubt(sentence: string): void {
    this.#doubts.set(sentence, sentence);
  }

  /** Notes a cell that has no figure where there should be one. */
  flawed({ address, flaw }: TableCell, label: string): void {
    const why = FLAWS[flaw ?? "error"];
    const cells = this.#flaws.get(why) ?? [];
    cells.push(`${address}（${told(label, 12)}）`);
    this.#flaws.set(why, cells);
  }

  /** Notes a figure whose last digits were rounded: noise of a sheet's arithmetic, or less than a 分. */
  rounded({ address }: Pick<TableCell, "address">): void {
    this.#rounded.add(address);
  }

  /** Notes figures that no head tells apart. */
  headless({ name }: Table): void {
    this.doubt(`“${name}”一行有几个数，上面没有写年份或金额的表头，分不清，没读。`);
  }

  /** Notes accounts with debit and credit. */
  accounts({ name }: Table): void {
    this.doubt(`“${name}”是按借方、贷方列的账，没读；传利润表、资产负债表。`);
  }

  /** Notes a table in a foreign currency. */
  foreign({ name }: Table): void {
    this.doubt(`“${name}”不是按人民币列的，没读。`);
  }

  /** Notes what a table does not say: its unit, its year, the definition of its research expenses; or that it is of a part of a year. */
  open(what: TableAsk["what"] | "part", { name }: Table, { period }: TableState): void {
    if (what === "part") {
      const to =
        period && period.month !== 12
          ? `到 ${String(period.year)} 年 ${String(period.month)} 月`
          : "";
      this.doubt(
        `“${name}”里有${to === "" ? "月份、季度这类" : `${to}的`}数，不是全年，没当全年用。`,
      );
      return;
    }
    const names = this.#asks.get(what) ?? new Set();
    this.#asks.set(what, names.add(name));
  }

  #askOf(what: TableAsk["what"], names: ReadonlySet<string>): TableAsk {
    const [first = ""] = names;
    const which = `“${first}”${names.size > 1 ? `等 ${String(names.size)} 张表` : ""}`;
    const last = yearOf(this.#ground.today) - 1;
    switch (what) {
      case "unit":
        return {
          what,
          question: `${which}没写金额单位，是哪个？`,
          choices: ["元", "万元", "千元"],
        };
      case "year":
        return {
          what,
          question: `${which}没写是哪一年的，是哪年？`,
          choices: Array.from({ length: YEARS_OFFERED }, (_, back) => `${String(last - back)} 年`),
        };
      case "scope":
        return {
          what,
          question: `${which}的研发费用是哪个口径的？`,
          choices: ["高企专审", "加计扣除", "统计报表", "账面"],
        };
    }
  }
}

function listed(cells: readonly string[]): string {
  const more = cells.length > MOST_CELLS ? `等 ${String(cells.length)} 格` : "";
  return `${cells.slice(0, MOST_CELLS).join("、")}${more}`;
}

/** Why figures of such a table are asked about one by one. */
export function unsureOf(
  { kind }: FactDefinition,
  consolidated: boolean,
  forecast: boolean,
): string | undefined {
  if (consolidated && kind === "money") return "是合并报表，含子公司；申报看本企业自己的报表";
  return forecast ? "是预计数，或者这一年还没过完，只当预计数" : undefined;
}
