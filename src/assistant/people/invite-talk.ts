import { inviteTo } from "../../people/joining.ts";
import { may } from "../../people/permissions.ts";
import { countAudit } from "../../stores/audit.ts";
import { inTurn } from "../../stores/serial-transaction.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { fullName } from "../guided/own-companies.ts";
import { currentOwn, dialogueOf } from "./own-dialogue.ts";
import { answered, recordName, say, sayPrivately, writerOf, type Talk } from "./talk.ts";

const ASKS =
  /^(?:我要|我想)?邀请(?:一?[位个])?(?:同事|员工|会计|财务)(?:加入|进来)?$|^(?:我要|生成|给我)?一?个?邀请码$/;
/** So many codes a company's people may make within a day, in milliseconds. */
const MOST = { codes: 20, within: 24 * 60 * 60_000 };

/** Makes a code for a colleague of the company that is spoken of; `undefined` for everything else. */
export async function inviteTalk(talk: Talk): Promise<TurnOutcome | undefined> {
  if (!ASKS.test(talk.text)) return undefined;
  const { at, parts } = talk;
  const open = await dialogueOf(talk);
  const company = open && currentOwn(open);
  const person = await writerOf(talk);
  if (!company || !person)
    return answered(talk, say("先加入一家公司，才能邀请同事：发“加入公司 邀请码”。"));
  if (!may({ membership: company.role }, "company.invite"))
    return answered(talk, say("邀请码由公司自己的人或工作人员发。"));
  const made = await inTurn(parts.db, async (tx) => {
    const since = new Date(at.getTime() - MOST.within);
    const subject = `enterprise:${company.enterpriseId}`;
    if ((await countAudit(tx, "company.invite", since, subject)) >= MOST.codes) return undefined;
    const by = { role: "member" as const, by: recordName(person), staff: false };
    return (await inviteTo(tx, [company.enterpriseId], by, at))[0]?.code;
  });
  if (made === undefined) return answered(talk, say("今天发的邀请码够多了，明天再发。"));
  const link = parts.pages === "" ? "" : `，或者打开 ${parts.pages}/join?code=${made}`;
  return answered(
    talk,
    sayPrivately(
      `${fullName(company)}的邀请码：${made}，三天内有效，只能用一次。\n同事私下跟我说“加入公司 ${made}”${link}。进来的人看得到公司记下的全部数。`,
    ),
  );
}
