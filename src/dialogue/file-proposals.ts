import { samePlace, type Claim } from "../profile/claim.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import { standing, type History } from "../profile/history.ts";
import { sameValue } from "../profile/stored-value.ts";
import type { Conversed } from "./converse.ts";
import { confirmChoices } from "./taking/confirming.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import {
  currentCompany,
  withCompany,
  type CompanyState,
  type Confirm,
  type DialogueState,
} from "./dialogue-state.ts";
import { claimsWords, placeWords, valueWords } from "./asking/fact-words.ts";
import { plainReply } from "./plain-reply.ts";

/** What a file was read as. */
export interface FileSaid {
  readonly fileName: string;
  /** What was read, a line each, with the cells it stands in. */
  readonly lines: readonly string[];
  /** When it was sent, as an ISO 8601 local time. */
  readonly at: string;
  /** The company that the file says it is of; absent where it says none. */
  readonly company?: string;
}

/** So many lines of a file are shown. */
const MOST_LINES = 8;
/** So many differences are told one by one. */
const MOST_APART = 3;
const NOT_TAKEN = "不记";

/** Puts what a file proposes to the company: nothing is taken before it says so, and a file of another company is asked about first. */
export function proposeFacts(
  state: DialogueState,
  proposals: readonly Claim[],
  said: FileSaid,
  ground: DialogueGround,
): Conversed {
  const company = currentCompany(state);
  const day = said.at.slice(0, 10);
  const next: DialogueState = { ...state, turn: state.turn + 1 };
  if (proposals.length === 0) {
    const lines = [`“${said.fileName}”里没读出能记的数。`, ...said.lines.slice(0, MOST_LINES)];
    return { state: next, replies: [plainReply(lines.join("\n"), day)], told: [] };
  }
  const main = confirmFile(proposals, said, company.history, ground.ground.definitions);
  const other = otherCompany(said, company);
  const confirm = other === undefined ? main : confirmCompany(said, other, main);
  const after: CompanyState = { ...company, confirm: [confirm, ...company.confirm], lastDay: day };
  const reply = { ...plainReply(confirm.question, day), choices: confirmChoices(confirm) };
  return { state: withCompany(next, after), replies: [reply], told: [] };
}

/** A question that a file leaves open, with what would be taken by each answer. */
export interface FileAsk {
  readonly question: string;
  readonly options: readonly { readonly label: string; readonly proposals: readonly Claim[] }[];
}

/** Puts what a file leaves open, such as its unit; what an answer makes readable is put next. */
export function askAboutFile(
  state: DialogueState,
  { question, options }: FileAsk,
  said: FileSaid,
  ground: DialogueGround,
): Conversed {
  const company = currentCompany(state);
  const { definitions } = ground.ground;
  const confirm: Confirm = {
    question: `“${said.fileName}”：${question}`,
    options: options.map(({ label, proposals }) => ({
      label,
      claims: [],
      next:
        proposals.length === 0
          ? []
          : [confirmFile(proposals, { ...said, lines: [] }, company.history, definitions)],
    })),
  };
  const waiting = company.confirm.length > 0;
  const after: CompanyState = { ...company, confirm: [...company.confirm, confirm] };
  const reply = {
    ...plainReply(confirm.question, said.at.slice(0, 10)),
    choices: confirmChoices(confirm),
  };
  return { state: withCompany(state, after), replies: waiting ? [] : [reply], told: [] };
}

/** All at once, one by one, or not at all. */
function confirmFile(
  proposals: readonly Claim[],
  { fileName, lines }: FileSaid,
  history: History,
  definitions: FactDefinitions,
): Confirm {
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  const apart = differences(proposals, history, definitions);
  const question = [
    `从“${fileName}”读到 ${String(proposals.length)} 项：`,
    ...(shown.length > 0 ? shown : [`${claimsWords(proposals, definitions)}。`]),
    ...(more > 0 ? [`另有 ${String(more)} 行，一项一项看时都有。`] : []),
    ...apart.slice(0, MOST_APART),
    ...(apart.length > MOST_APART
      ? [`还有 ${String(apart.length - MOST_APART)} 项也和记的不一样。`]
      : []),
    "记下吗？",
  ].join("\n");
  return {
    question,
    options: [
      { label: "都记下", claims: proposals },
      {
        label: "一项一项看",
        claims: [],
        next: proposals.map((one) => confirmOne(one, history, definitions)),
      },
      { label: NOT_TAKEN, claims: [] },
    ],
  };
}

function confirmOne(claim: Claim, history: History, definitions: FactDefinitions): Confirm {
  const apart = differences([claim], history, definitions);
  const question = [`${claimsWords([claim], definitions)}（${claim.words}）`, ...apart].join("\n");
  return {
    question: `${question}，记下吗？`,
    options: [
      { label: "记下", claims: [claim] },
      { label: NOT_TAKEN, claims: [] },
    ],
  };
}

/** Where a file says something else than was said before. */
function differences(
  proposals: readonly Claim[],
  history: History,
  definitions: FactDefinitions,
): string[] {
  const known = standing(history);
  return proposals.flatMap((claim) => {
    const held = known.find((one) => samePlace(one, claim));
    const definition = definitions.get(claim.fact);
    if (!held || !definition || sameValue(held.value, claim.value)) return [];
    const [now, before] = [claim, held].map(({ value }) => valueWords(value, definition));
    const borne = held.evidence === "audited" || held.evidence === "confirmed";
    const what = borne ? "那是审计数，记下前再问一次" : "记下就换成文件的";
    return [
      `不一样：${placeWords(claim, definitions)} 文件里是 ${now ?? ""}，之前说的是 ${before ?? ""}（${what}）。`,
    ];
  });
}

/** The name in the file where it is another one than the company goes by. */
function otherCompany({ company }: FileSaid, { name, history }: CompanyState): string | undefined {
  if (company === undefined) return undefined;
  const facts = standing(history).flatMap(({ fact, value }) =>
    fact === "companyName" && value.kind === "text" ? value.text : [],
  );
  const own = [...facts, ...(name === undefined ? [] : [name])];
  const known = own.filter((one) => !/^第.家$|^[A-D甲乙丙丁]公司$|那家$/.test(one));
  const same = known.some((one) => company.includes(one) || one.includes(company));
  return known.length === 0 || same ? undefined : known[0];
}

function confirmCompany({ fileName, company = "" }: FileSaid, own: string, main: Confirm): Confirm {
  return {
    question: `“${fileName}”写的是${company}，现在看的是${own}：是这家的文件吗？先什么都没记。`,
    options: [
      { label: "是这家的", claims: [], next: [main] },
      { label: "不是，别记", claims: [] },
    ],
  };
}
