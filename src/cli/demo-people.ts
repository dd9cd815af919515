import { inviteTo } from "../people/joining.ts";
import { addColleague, renewCode } from "../people/staff-change.ts";
import type { Database } from "../stores/database.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { listStaff } from "../stores/staff.ts";

/** Two who work at the invented bureau: what one writes the other approves. */
const STAFF = [
  { name: "张三（演示）", role: "admin" },
  { name: "李四（演示）", role: "staff" },
] as const;

/** Adds two colleagues and an invitation to the first company, and says how a notice is tried with them. */
export async function demoPeople(db: Database, now: Date): Promise<string[]> {
  const signIns: string[] = [];
  for (const one of STAFF) signIns.push(`  ${one.name}：${await signInCode(db, one, now)}`);
  const company = await db.enterprise.findFirst({
    where: { name: { not: null }, erasedAt: null },
    orderBy: { unifiedCode: "asc" },
    select: { id: true, name: true, county: true },
  });
  const invite = company && (await invitation(db, company.id, now));
  const joins =
    company && invite !== undefined
      ? [
          `2. 当企业的人：开网页，说“加入公司 ${invite}”，就是${company.name ?? ""}（${company.county ?? ""}）的人了。`,
        ]
      : [];
  return [
    "试一份通知：",
    "1. 工作台 /desk 的两位演示同事，一人开一个浏览器（或无痕窗口），用码登录（72 小时内有效，只能用一次）：",
    ...signIns,
    ...joins,
    `3. 张三在 /desk/notices 写通知，“发给谁”写一句话，如“${company?.county ?? "兴庆区"}的制造业企业”，看清人数，提交。`,
    "4. 李四批准；张三按“发出”。没有账号的企业在“电话名单”里，网页上的那家马上收到。",
    "5. 回到网页问“几号截止”，按通知答；按“我符合吗”就开始预审。发的中途可以停掉程序再启动，会接着发。",
    "在 Slack、Telegram 里：张三、李四先在工作台“我”里把账号连上，再对助手说“发通知”。",
  ];
}

async function signInCode(
  db: Database,
  { name, role }: (typeof STAFF)[number],
  now: Date,
): Promise<string> {
  const added = await addColleague(db, { name, role }, "terminal", now);
  if (added.outcome === "added") return added.code;
  const known = (await listStaff(db)).find((one) => one.name === name);
  return (known && (await renewCode(db, known.id, "terminal", now))?.code) ?? "";
}

async function invitation(db: Database, enterpriseId: string, now: Date) {
  const by = { role: "member" as const, by: "terminal", staff: true };
  const [made] = await inTurn(db, (tx) => inviteTo(tx, [enterpriseId], by, now));
  return made?.code;
}
