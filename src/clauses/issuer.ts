/** Issuers of joint announcements by the name that announcements print, with the other names people write. */
const ISSUERS: readonly (readonly [printed: string, ...others: string[]])[] = [
  ["财政部"],
  ["税务总局", "国家税务总局", "国税总局", "税总"],
  ["科技部", "科学技术部"],
  ["工业和信息化部", "工信部"],
  ["国家发展改革委", "国家发展和改革委员会", "发展改革委", "发改委"],
  ["海关总署"],
  ["商务部"],
  ["人力资源社会保障部", "人社部"],
  ["农业农村部"],
  ["教育部"],
  ["民政部"],
  ["市场监管总局", "国家市场监督管理总局"],
  ["国家知识产权局", "知识产权局"],
  ["中国人民银行", "人民银行", "央行"],
  ["证监会", "中国证监会"],
  ["金融监管总局", "国家金融监督管理总局"],
  ["退役军人事务部"],
  ["国务院"],
];

const BY_NAME = new Map(ISSUERS.flatMap((names) => names.map((name) => [name, names[0]])));
const LONGEST_FIRST = [...BY_NAME.keys()].sort((a, b) => b.length - a.length);

/** Parts issuers written together or with blanks and 、 between; a name that is not known stays whole. */
export function readIssuers(text: string): string[] {
  return text
    .split(/[\s、,]+/)
    .filter((part) => part !== "")
    .flatMap(splitKnown);
}

/** Length of the known issuer's name at the end of the text; 0 when it ends in none. */
export function issuerEnding(text: string): number {
  return LONGEST_FIRST.find((name) => text.endsWith(name))?.length ?? 0;
}

/** Whether an issuer numbers its announcements by year, as `公告2023年第7号`, and not in brackets. */
export function numbersByYear(issuer: string): boolean {
  return ["财政部", "税务总局", "海关总署"].includes(issuer);
}

function splitKnown(part: string): string[] {
  const issuers: string[] = [];
  let rest = part;
  while (rest !== "") {
    const start = rest;
    const name = LONGEST_FIRST.find((known) => start.startsWith(known));
    if (name === undefined) return [part];
    issuers.push(BY_NAME.get(name) ?? name);
    rest = rest.slice(name.length);
  }
  return issuers;
}
