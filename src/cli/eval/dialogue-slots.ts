/** A slot of the sample: the labels that it goes by, and the year it is of. */
export interface Slot {
  readonly labels: readonly string[];
  readonly years?: number;
  readonly money: boolean;
}

/** A fact as `converse --jsonl` prints it. */
interface PrintedFact {
  readonly label: string;
  readonly value: unknown;
  readonly year: unknown;
  readonly approximate: boolean;
}

/** Labels of slots by name; money where they are in 万元. */
const SLOTS: Readonly<Record<string, { labels: readonly string[]; money?: boolean }>> = {
  reg_region: { labels: ["注册地"] },
  reg_date: { labels: ["注册日期"] },
  tech_field: { labels: ["技术领域"] },
  sme_cert_date: { labels: ["自治区科技型中小企业取得年月"] },
  is_hnte: { labels: ["是高新技术企业"] },
  emp_total: { labels: ["职工总数"] },
  rd_staff: { labels: ["研发人员", "科技人员"] },
  tech_staff: { labels: ["科技人员", "研发人员"] },
  sales: { labels: ["销售收入", "主营业务收入"], money: true },
  rd: { labels: ["研发费用"], money: true },
  rd_total: { labels: ["研发费用"], money: true },
  "rd.labor": { labels: ["人员人工费用（高企）", "人员人工费用（加计）"], money: true },
  "rd.direct": { labels: ["直接投入费用（高企）", "直接投入费用（加计）"], money: true },
  "rd.outsourced": {
    labels: ["委托境内研发费用（高企，实际发生额）", "委托境内研发费用（加计，实际发生额）"],
    money: true,
  },
  "rd.other": {
    labels: ["其他费用（高企，实际发生额）", "其他相关费用（加计，实际发生额）"],
    money: true,
  },
  tech_trade: { labels: ["技术交易费用"], money: true },
  net_profit: { labels: ["净利润"], money: true },
  tax: { labels: ["纳税额"], money: true },
  hitech_income: {
    labels: [
      "高新技术产品（服务）收入",
      "技术含量产品和技术性服务收入",
      "农业高新技术产品（服务）收入",
    ],
    money: true,
  },
  total_income: { labels: ["总收入", "收入总额"], money: true },
  net_assets: { labels: ["净资产"], money: true },
  "ip.invention": { labels: ["发明专利"] },
  "ip.utility": { labels: ["实用新型专利"] },
  "ip.software": { labels: ["软件著作权"] },
  "ip.design": { labels: ["外观设计专利"] },
  results_transformed_3y: { labels: ["三年成果转化项数"] },
  has_rd_org: { labels: ["有研发机构"] },
  has_rd_rules: { labels: ["有研发管理制度"] },
  incident: { labels: ["重大安全、质量事故或严重环境违法", "近三年重大负面事件"] },
  superdeduct: { labels: ["研发费用加计扣除额"], money: true },
  is_above_scale: { labels: ["是规上企业"] },
  above_scale_date: { labels: ["入规时间"] },
  first_above_scale: { labels: ["首次入规"] },
  first_collect: { labels: ["首次归集研发费用"] },
};

/** The slot of a key such as `rd.2017.labor`; `undefined` for what is no fact here. */
export function slotOf(key: string): Slot | undefined {
  const plain = key.replace(/^[A-Z]\./, "");
  const year = /\.(\d{4})(?=\.|$)/.exec(plain)?.[1];
  const name = plain.replace(/\.\d{4}/, "");
  const slot = SLOTS[name];
  if (!slot) return undefined;
  return {
    labels: slot.labels,
    money: slot.money === true,
    ...(year !== undefined && { years: Number(year) }),
  };
}

/** Whether a fact says what a slot holds. */
export function sameSlot(
  { labels, years, money }: Slot,
  value: unknown,
  facts: readonly PrintedFact[],
  equal: (wanted: unknown, found: string, money: boolean, rough: boolean) => boolean,
): boolean {
  return facts.some(({ label, value: found, year, approximate }) => {
    if (!labels.includes(label) || (years !== undefined && year !== years)) return false;
    if (value === "none") return found === false;
    if (typeof value === "number")
      return typeof found === "string" && equal(value, found, money, approximate);
    return found === value;
  });
}
