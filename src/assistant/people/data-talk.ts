import type { Choice, Reply } from "../../messages/reply.ts";
import { ensurePerson } from "../../people/linking.ts";
import { may } from "../../people/permissions.ts";
import { companiesOf, membersOf, roleIn, type OwnCompany } from "../../stores/memberships.ts";
import { ProfileChanged } from "../../stores/profiles.ts";
import { inTurn } from "../../stores/serial-transaction.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { joinDialogues } from "../guided/join-dialogues.ts";
import { companyMeant, fullName } from "../guided/own-companies.ts";
import { eraseCompany, eraseConversation, erasePerson } from "./erasure.ts";
import type { ErasingFrame } from "./pending.ts";
import { currentOwn, dialogueOf } from "./own-dialogue.ts";
import {
  answered,
  done,
  identityOf,
  recordName,
  say,
  sayPrivately,
  writerOf,
  type Talk,
} from "./talk.ts";

const EXPORT_OWN = /^(?:\/export|(?:我要)?(?:导出|下载)我的(?:资料|数据|信息|记录))$/i;
const EXPORT_COMPANY = /^(?:我要)?(?:导出|下载)(?:公司|企业|这家)(?:的)?(?:资料|数据|信息)$/;
const ERASE =
  /^(?:\/clear|(?:清除|清空|删除|删掉)(?:我的|我们的|公司的?|企业的?|这家的?|所有|全部)*(?:资料|数据|信息|记录)?)$/i;
const ERASE_OWN = "确认清除我的全部资料";
const KEEP = "都不清";
const ERASE_COMPANY = /^确认清除公司资料[:：\s]*(.+)$/;

/** What is said to the question what is to be deleted: the own things, without a name where nothing else may be meant, or nothing. */
const ERASE_MINE =
  /^(?:就|只)?(?:清除|清空|删除|删掉|清掉)?(?:我(?:自己)?的)(?:全部|所有)?(?:资料|数据|信息|记录)?[吧了]?$/;
const SURELY =
  /^(?:是的?|对|嗯|好的?|可以|行|确认|确定)?[,，\s]*(?:都|全|全部)?(?:清(?:空|除|掉)?|删(?:除|掉)?)?(?:资料|数据|信息|记录)?[啊了吧]*$/;
const NOT_NOW =
  /^(?:不(?:是|用|要|清|删|了)?|别(?:清|删)?|先别|先不|算了|都?留着)(?:清|删|了|吧|掉|除)*$/;

/** Takes the wish to have or to delete what is kept; `undefined` for everything else. */
export async function dataTalk(talk: Talk, asked = false): Promise<TurnOutcome | undefined> {
  const { text } = talk;
  if (asked && (ERASE_MINE.test(text) || (SURELY.test(text) && !(await mayEraseCompany(talk)))))
    return eraseOwn(talk);
  if (asked && NOT_NOW.test(text)) return answered(talk, say("好，都留着。"));
  if (EXPORT_OWN.test(text)) return exportOwn(talk);
  if (EXPORT_COMPANY.test(text)) return exportCompany(talk);
  if (text === ERASE_OWN) return eraseOwn(talk);
  const name = ERASE_COMPANY.exec(text)?.[1];
  if (name !== undefined) return eraseNamed(talk, name);
  if (text === KEEP) return answered(talk, say("好，都留着。"));
  return ERASE.test(text) ? askErase(talk) : undefined;
}

async function exportOwn(talk: Talk): Promise<TurnOutcome> {
  await inTurn(talk.parts.db, (tx) => ensurePerson(tx, identityOf(talk), joinDialogues, talk.at));
  const files = (["own-workbook", "own-data"] as const).map((kind) => ({
    ...{ kind, enterpriseId: "own", rule: "own" },
    label: kind === "own-workbook" ? "我的资料（XLSX）" : "我的资料（JSON）",
  }));
  return answered(talk, {
    ...sayPrivately("这是这里存着的你的全部资料：关联的渠道、名下的公司、说过的话和记下的数。"),
    files,
  });
}

async function exportCompany(talk: Talk): Promise<TurnOutcome> {
  const open = await dialogueOf(talk);
  const company = open && currentOwn(open);
  if (!company)
    return answered(
      talk,
      say("现在说的不是登记过的公司；说过的数在“导出我的资料”里。", ["导出我的资料", "换公司"]),
    );
  if (!may({ membership: company.role }, "company.export"))
    return answered(talk, say("这家公司的资料你不能导出。"));
  const { enterpriseId } = company;
  const files = (["company-workbook", "company-data"] as const).map((kind) => ({
    ...{ kind, enterpriseId, rule: "company" },
    label: kind === "company-workbook" ? "公司资料（XLSX）" : "公司资料（JSON）",
  }));
  const reply: Reply = { ...sayPrivately(`${fullName(company)}存着的全部资料：`), files };
  return answered(talk, reply);
}

async function askErase(talk: Talk): Promise<TurnOutcome | undefined> {
  const person = await writerOf(talk);
  // Somebody unknown has only the conversation, which asks by itself.
  if (!person) return undefined;
  const open = await dialogueOf(talk);
  const company = open && currentOwn(open);
  const choices: Choice[] = [{ label: "清除我的资料", text: ERASE_OWN }];
  const lines = [
    "清除我的资料：你的对话、关联的渠道、没登记公司时说过的数，都删掉。",
    ...(company ? [`${fullName(company)}的资料归公司，不随你删。`] : []),
  ];
  if (company && may({ membership: company.role }, "company.erase")) {
    const others = (await membersOf(talk.parts.db, company.enterpriseId)).length - 1;
    const told = others > 0 ? `另外 ${String(others)} 位同事也都看不到了，` : "";
    lines.push(
      `清除公司资料：这家的数、链接、成员和相关对话的文字都删掉，${told}找不回来。现在没有依法要存档的申报材料；谁在什么时候清除的会留一行记录。`,
    );
    const text = `确认清除公司资料 ${fullName(company)}`;
    choices.push({ label: "清除公司资料", text });
  }
  const frame: ErasingFrame = { erasing: true, before: talk.before };
  return { ...answered(talk, sayPrivately(lines.join("\n"), [...choices, KEEP])), frame };
}

/** Whether the company that is spoken of might be meant as well. */
async function mayEraseCompany(talk: Talk): Promise<boolean> {
  const open = await dialogueOf(talk);
  const company = open && currentOwn(open);
  return company !== undefined && may({ membership: company.role }, "company.erase");
}

async function eraseOwn(talk: Talk): Promise<TurnOutcome> {
  const person = await writerOf(talk);
  if (person?.role !== undefined)
    return answered(talk, say("工作人员的账号由管理员在工作台移除，不能在这里清除。"));
  const told = say("都清掉了，这里不再有你的资料。谁在什么时候清除的留了一行记录，别的没有留。");
  return done(talk, [told], async (tx) => {
    const now = await writerOf(talk, tx);
    if (now?.id !== person?.id) throw new ProfileChanged("The person changed meanwhile.");
    if (person) await erasePerson(tx, person.id, `person:${person.id}`, talk.at);
    await eraseConversation(tx, talk.incoming.conversationId, talk.at);
  });
}

async function eraseNamed(talk: Talk, name: string): Promise<TurnOutcome | undefined> {
  const person = await writerOf(talk);
  const all: OwnCompany[] = person ? await companiesOf(talk.parts.db, person.id) : [];
  const company = companyMeant(all, name);
  if (!person || !company) return undefined;
  if (!may({ membership: company.role }, "company.erase"))
    return answered(talk, say("这家公司的资料要由公司自己的人清除。"));
  const told = say("清掉了：这家公司的数、链接、成员和相关对话的文字都不在了，只留一行清除记录。");
  return done(talk, [told], async (tx) => {
    if ((await roleIn(tx, person.id, company.enterpriseId)) !== "member")
      throw new ProfileChanged("The person left the company meanwhile.");
    await eraseCompany(tx, company.enterpriseId, recordName(person), talk.at);
  });
}
