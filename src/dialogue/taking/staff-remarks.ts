import { printClause } from "../../clauses/clause.ts";
import type { Claim } from "../../profile/claim.ts";
import { factsWithin, type CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

const SOME = "(?:其中|里面|里头)?(?:还)?(?:有)?(?:[\\d一二两三四五六七八九十]+|几|好几)个?(?:人)?";
/** Some of the people of whom a number was said before: 有两个是11月招的. */
const REMARK = new RegExp(
  `(?<=[\\s,，。;；(（])${SOME}(?:是|都是|才|还是|属于)[^,，。;；]{0,10}(?:来|招|入职|进|转|调来|实习|兼职|离职|走|返聘|派遣|外包|临时)[^,，。;；]{0,4}(?=$|[\\s,，。;；)）])`,
  "g",
);
/** Some within those that were counted: 科技人员里有3个外聘的老师. */
const WITHIN =
  /(?<=人员|职工|员工|人)(?:里[面头]?|当中|其中|中间?)(?:还)?有(?:[\d一二两三四五六七八九十]+|几)个?(?:人|名)?(?:是)?[^,，。;；\s]{0,8}(?:外聘|兼职|返聘|实习|临时|派遣|退休|老师|教授|专家|顾问)[^,，。;；]*/g;
/** A count of one day, or of people who were there for a part of the year. */
const PART_OF_YEAR =
  /年底|年末|月底|现在有|外聘|目前有|新招|刚招|刚来|新来|才来|月(?:份)?(?:才)?(?:招|来|入职|进)|离职|兼职|实习|返聘|劳务|派遣|临时|半年|(?<!注册|成立|开业|开张|才|刚|[几\d一二两三四五六七八九十])[几\d一二两三四五六七八九十]{1,2}个月(?!前)/;
/** The whole without a name before the part of it: 45个 其中搞技术的6个. */
const WHOLE =
  /(?<![\d.年月日号])(\d+|[一二三四五六七八九十百]+)(?=个?人?[\s,，]*(?:其中|里面|里头)[^,，。\d]{0,8}(?:技术|研发|科技))/;
const TOTAL = /职工|员工|人数|一共|总共|全厂|全公司|在职|从业/;
const STAFF = ["techStaff", "techStaffSme", "rdStaff"] as const;
const ALL = ["employees", "employeesSme"];

/** A message without remarks on some of the people, and with a name before the whole of which a part is named. */
export function withoutRemarks(text: string): string {
  const blank = (remark: string) => " ".repeat(remark.length);
  const plain = text.replace(REMARK, blank).replace(WITHIN, blank);
  return TOTAL.test(plain) ? plain : plain.replace(WHOLE, "职工$1");
}

/** How people are counted, where a message gives numbers of one day or speaks of people who were there for a part of the year. */
export function staffRemarkLines(
  text: string,
  claims: readonly Claim[],
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const counted = claims.some(({ fact }) => [...STAFF, ...ALL].includes(fact));
  const remarked = text.search(WITHIN) >= 0;
  if (!remarked && (!counted || !PART_OF_YEAR.test(text))) return [];
  const within = factsWithin(view, ground);
  const fact = STAFF.find((one) => within.includes(one));
  const definition = fact === undefined ? undefined : ground.ground.definitions.get(fact);
  if (definition?.definition === undefined) return [];
  const clause = definition.clause ? `〔${printClause(definition.clause)}〕` : "";
  return [
    `人数不看某一天有多少：${definition.label}是${definition.definition.replace(/。$/, "")}${clause}。这几个数先这样算，年底数、年中来的再核一遍。`,
  ];
}
