import {
  LINK_LASTS,
  ensurePerson,
  issueLinkCode,
  linkByCode,
  linkOwner,
} from "../../people/linking.ts";
import { readOneTimeCode } from "../../people/one-time-code.ts";
import { recordAudit } from "../../stores/audit.ts";
import type { Transaction } from "../../stores/database.ts";
import { identitiesOf } from "../../stores/persons.ts";
import { ProfileChanged } from "../../stores/profiles.ts";
import { inTurn } from "../../stores/serial-transaction.ts";
import { endSessions } from "../../stores/sessions.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { signOutBrowsers } from "../../people/browsers.ts";
import { joinDialogues } from "../guided/join-dialogues.ts";
import { answered, done, identityOf, recordName, say, writerOf, type Talk } from "./talk.ts";

const WANTS = /^(?:\/link|(?:我要|我想)?(?:关联|绑定)(?:一下)?(?:账号|帐号|账户)?)[:：\s]*(.*)$/i;
const OUT = /^(?:退出|登出)(?:所有|全部)(?:设备|登录|浏览器)$/;
const MINUTES = String(LINK_LASTS / 60_000);

const CHANNELS = new Map([
  ["web", "网页"],
  ["telegram", "Telegram"],
  ["slack", "Slack"],
  ["terminal", "终端"],
]);

const OVERDONE = say(`试得太多了，过 ${MINUTES} 分钟再试。`);
const WRONG = say(`这个码不对，或者用过、过期了（${MINUTES} 分钟有效，只能用一次）。`, [
  { label: "要一个新码", text: "关联账号" },
]);

/** Takes the wish to link accounts, or a code that was typed; `undefined` for everything else. */
export async function linkTalk(talk: Talk): Promise<TurnOutcome | undefined> {
  const [wants, typed = ""] = WANTS.exec(talk.text) ?? [];
  if (OUT.test(talk.text)) return signOut(talk);
  const code = readOneTimeCode(wants === undefined ? talk.text : typed, "link");
  if (wants !== undefined && typed.trim() === "") return issue(talk);
  if (code === undefined)
    return wants === undefined || /[\u4e00-\u9fff]/.test(typed) ? undefined : answered(talk, WRONG);
  return tryCode(talk, code);
}

async function issue(talk: Talk): Promise<TurnOutcome> {
  const { parts, at } = talk;
  // Made in its own transaction: a code that was stored and not shown only runs out.
  const code = await inTurn(parts.db, async (tx) => {
    const person = await ensurePerson(tx, identityOf(talk), joinDialogues, at);
    return issueLinkCode(tx, person, at);
  });
  if (code === undefined) return answered(talk, OVERDONE);
  const link = parts.pages === "" ? "" : `\n在浏览器里用：${parts.pages}/link?code=${code}`;
  return answered(
    talk,
    say(
      `你的关联码是 ${code}，${MINUTES} 分钟内有效，只能用一次。\n在另一个渠道（网页、Telegram、Slack）跟我说这个码，两边就是同一个人，资料接着用。${link}\n码别给别人：谁用了它，谁就看得到你的资料。`,
    ),
  );
}

async function tryCode(talk: Talk, code: string): Promise<TurnOutcome> {
  const { at, parts, incoming } = talk;
  const found = await linkOwner(parts.db, code, identityOf(talk), at);
  const owned = "owner" in found;
  if (!owned && found.outcome === "tooMany") return answered(talk, OVERDONE);
  if (owned && incoming.channel === "web" && parts.pages !== "")
    return answered(
      talk,
      say(
        `这是关联码。要把这个浏览器和你的账号连起来，打开 ${parts.pages}/link?code=${code} 按确认。`,
      ),
    );
  const result = await inTurn(parts.db, (tx) =>
    linkByCode(tx, code, identityOf(talk), joinDialogues, at),
  );
  switch (result.outcome) {
    case "wrong":
      return answered(talk, WRONG);
    case "tooMany":
      return answered(talk, OVERDONE);
    case "already":
      return answered(talk, say("这两边已经是同一个人了，不用再关联。"));
    case "staff":
      return answered(talk, say("这里是工作人员的账号，不能并到别人名下。"));
    case "linked": {
      const known = await identitiesOf(parts.db, result.personId);
      const names = [...new Set(known.map(({ channel }) => CHANNELS.get(channel) ?? channel))];
      return answered(
        talk,
        say(`关联好了：${names.join("、")}上都是你，说过的资料在哪边都接着用。`, [
          { label: "汇总", text: "汇总" },
        ]),
      );
    }
  }
}

async function signOut(talk: Talk): Promise<TurnOutcome> {
  const person = await writerOf(talk);
  if (!person) return answered(talk, say("这里还没有关联过别的设备。"));
  const { at, incoming } = talk;
  const keep = incoming.channel === "web" ? incoming.sender : undefined;
  return done(
    talk,
    [say("好，别的浏览器都退出了，那里看不到你的对话和资料了。工作台的登录也都结束了。")],
    async (tx: Transaction) => {
      const now = await writerOf(talk, tx);
      if (now?.id !== person.id) throw new ProfileChanged("The person changed meanwhile.");
      const browsers = await signOutBrowsers(tx, person.id, keep);
      const sessions = await endSessions(tx, { personId: person.id }, at);
      const subject = `person:${person.id}`;
      const detail = { browsers, sessions };
      await recordAudit(tx, {
        ...{ at, actor: recordName(person), action: "person.signOut", subject, detail },
      });
    },
  );
}
