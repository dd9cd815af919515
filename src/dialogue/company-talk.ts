import type { CompanyState, DialogueState } from "./dialogue-state.ts";
import { newCompany } from "./dialogue-state.ts";

/** Names that tell companies of one person apart. */
const LABEL =
  /[A-D甲乙丙丁](?:公司|企业|厂)|[A-D](?=[:：])|(?:老|新|母|子|总|大|小)(?:公司|厂)|第[一二三两]家/g;
const TOGETHER =
  /(?:两|三|几)家(?:公司)?(?:一共|合计|加起来|合起来|总共|加一块)|(?:能|可以|能不能)?(?:合|并)(?:在)?一(?:起|块)(?:申?报|算)|合并(?:起来)?(?:算|报)/;

/** Part of a message that speaks of one company. */
export interface Segment {
  /** Place of the company in the conversation. */
  readonly company: number;
  readonly text: string;
}

/** A message taken apart by the companies it speaks of, with those that are new. */
export interface Parted {
  readonly state: DialogueState;
  readonly segments: readonly Segment[];
}

/** Whether figures of several companies are put together, which no programme allows. */
export function sumsCompanies(text: string): boolean {
  return TOGETHER.test(text);
}

/** Takes a message apart where it speaks of several companies, or of another one than before. */
export function partByCompany(text: string, state: DialogueState): Parted {
  const found = [...text.matchAll(LABEL)];
  const names = [...new Set(found.map(([name]) => shortName(name)))];
  const known = state.companies.some(({ name }) => name !== undefined && names.includes(name));
  if (!known && names.length < 2) return { state, segments: [{ company: state.current, text }] };
  const companies: CompanyState[] = [...state.companies];
  const segments: Segment[] = [];
  const [first] = found;
  const before = text.slice(0, first?.index ?? 0).trim();
  let at = state.current;
  if (before !== "") segments.push({ company: at, text: before });
  found.forEach((match, index) => {
    at = placeOf(shortName(match[0]), companies);
    const start = match.index + match[0].length;
    const part = text.slice(start, found[index + 1]?.index ?? text.length);
    segments.push({ company: at, text: part.replace(/^[:：,，\s]+/, "") });
  });
  return { state: { ...state, companies, current: at }, segments };
}

/** The conversation with a further company, which is spoken of from now on. */
export function withAnother(state: DialogueState, text: string): DialogueState {
  const name = LABEL_ONE.exec(text)?.[0] ?? /叫([\u4e00-\u9fff]{2,12})/.exec(text)?.[1];
  const companies = state.companies.map((one, index) =>
    one.name === undefined ? { ...one, name: `第${ORDINALS[index] ?? String(index + 1)}家` } : one,
  );
  const own = name ?? `第${ORDINALS[companies.length] ?? String(companies.length + 1)}家`;
  return {
    ...state,
    companies: [...companies, newCompany(shortName(own))],
    current: companies.length,
  };
}

const LABEL_ONE = new RegExp(LABEL.source);
const ORDINALS = ["一", "二", "三", "四", "五"];

function shortName(label: string): string {
  return label.replace(/^([A-D甲乙丙丁])(?:公司|企业|厂)?$/, "$1公司");
}

function placeOf(name: string, companies: CompanyState[]): number {
  const known = companies.findIndex((one) => one.name === name);
  if (known >= 0) return known;
  const [only] = companies;
  if (companies.length === 1 && only?.name === undefined && only) {
    companies[0] = { ...only, name };
    return 0;
  }
  const rules = only?.rules ?? [];
  companies.push({ ...newCompany(name), rules });
  return companies.length - 1;
}
