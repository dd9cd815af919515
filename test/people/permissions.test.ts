import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { addMembership } from "../../src/stores/memberships.ts";
import { may, permissions, type Action, type Role } from "../../src/people/permissions.ts";
import { addCompany } from "../../src/stores/enterprises.ts";
import { Browser, firstAdmin, openDesk, shownCode, type TestDesk } from "../desk/desk-person.ts";
import { realMind } from "../real-knowledge.ts";
import { inventedCode } from "./invented.ts";

const SECRET = "7777";
let test: TestDesk;
let assistant: ReturnType<typeof createAssistant>;
let admin: Browser;
const desks = new Map<Role, Browser>();
let made = 0;

beforeAll(async () => {
  const first = await openDesk();
  assistant = createAssistant({
    ...{ db: first.db, mind: () => realMind, now: () => first.clock.now },
    pages: "https://example.com",
    onFault: ({ error }) => {
      throw error;
    },
  });
  const options = { knowledge: () => realMind.knowledge, companies: assistant.companies };
  test = { ...first, desk: (await openDesk({ ...options, db: first.db })).desk };
  admin = await firstAdmin(test);
  desks.set("admin", admin);
  for (const role of ["staff", "office"] as const) {
    await admin.open("/desk/people");
    await admin.submit("/desk/people", { name: `某${role}`, role, region: "金凤区" });
    const browser = await new Browser(test).open("/desk/sign-in");
    desks.set(role, await browser.submit("/desk/sign-in", { code: shownCode(admin) }));
  }
});
afterAll(() => test.db.$disconnect());

/** A new company in a county, with one fact that nobody else may learn. */
async function company(county: string) {
  const { db, clock } = test;
  const unifiedCode = inventedCode(7000 + (made += 1));
  const name = `秘密${String(made)}科技`;
  const id = await db.$transaction((tx) =>
    addCompany(tx, unifiedCode, { name, county }, clock.now),
  );
  const exact = { low: SECRET, high: SECRET, lowIncluded: true, highIncluded: true };
  await db.fact.create({
    data: {
      ...{ enterpriseId: id, number: 1, key: "employees", fromYear: 2025, toYear: 2025, turn: 0 },
      ...{ status: "actual", evidence: "said", words: SECRET, by: "x", at: "2026-01-01" },
      value: JSON.stringify({ kind: "figure", ...exact, approximate: false }),
    },
  });
  return { id, unifiedCode, name };
}
type Company = Awaited<ReturnType<typeof company>>;

/** Somebody on a channel who belongs to a company as a member or an adviser. */
async function person(role: "member" | "adviser", { id }: Company) {
  const { db, clock } = test;
  const name = `p${String((made += 1))}`;
  const { id: personId } = await db.person.create({ data: { createdAt: clock.now } });
  await db.identity.create({
    data: { channel: "telegram", externalId: name, personId, createdAt: clock.now },
  });
  await db.$transaction((tx) => addMembership(tx, { personId, enterpriseId: id, role }, clock.now));
  const say = async (text: string) => {
    const { id: message } = await assistant.receive({
      ...{
        channel: "telegram",
        address: name,
        sender: name,
        messageId: `${name} ${String((made += 1))}`,
      },
      ...{ at: clock.now.toISOString(), text },
    });
    const replies = [];
    for await (const part of assistant.answer(message))
      if (part.type === "final") replies.push(part.reply);
    return replies;
  };
  return { name, personId, say };
}

/** Tries something to a company from the front door, and tells whether it was done. */
type Try<Who> = (who: Who, target: Company) => Promise<boolean>;

const token = (browser: Browser) => /name="token" value="([^"]+)"/.exec(browser.html)?.[1] ?? "";
const post = async (browser: Browser, path: string, fields: Record<string, string> = {}) => {
  await browser.open("/desk/me");
  await browser.post(path, { token: token(browser), ...fields });
  return browser.status === 200;
};
const opens = async (browser: Browser, path: string) => (await browser.open(path)).status === 200;

const onDesk: Record<Action, Try<Browser> | undefined> = {
  "company.list": async (browser, { name }) => {
    await browser.open(`/desk/companies?words=${encodeURIComponent(name)}`);
    return browser.status === 200 && browser.text.includes(name);
  },
  "company.profile": async (browser, { id }) => {
    await browser.open(`/desk/companies/${id}`);
    return browser.html.includes(SECRET);
  },
  "company.verdict": async (browser, { id }) => {
    await browser.open(`/desk/companies/${id}`);
    return browser.html.includes(SECRET);
  },
  "company.edit": undefined,
  "company.export": async (browser, { id }) => {
    await browser.open(`/desk/companies/${id}/export/data`);
    return browser.html.includes(SECRET);
  },
  "company.erase": async (browser, { id, unifiedCode }) => {
    await post(browser, `/desk/companies/${id}/erase`, { sure: unifiedCode.slice(-4) });
    return (await test.db.fact.count({ where: { enterpriseId: id } })) === 0;
  },
  "company.invite": async (browser, { id, name }) => {
    await post(browser, `/desk/companies/${id}/invite`, { as: "member" });
    const one = await test.db.invitation.count({ where: { enterpriseId: id } });
    await post(browser, "/desk/companies/invites", { words: name });
    const two = await test.db.invitation.count({ where: { enterpriseId: id } });
    expect(two > one, "both ways agree").toBe(one > 0);
    return one > 0;
  },
  "company.change": async (browser, { id }) => {
    await post(browser, `/desk/companies/${id}/edit`, { name: "换名" });
    const row = await test.db.enterprise.findUniqueOrThrow({ where: { id } });
    return row.name === "换名";
  },
  "company.import": (browser) => opens(browser, "/desk/import"),
  "join.decide": async (browser, { id }) => {
    const { id: personId } = await test.db.person.create({ data: { createdAt: test.clock.now } });
    const asked = { personId, enterpriseId: id, role: "member", words: "", at: test.clock.now };
    const { id: request } = await test.db.joinRequest.create({ data: asked });
    await post(browser, `/desk/joins/${request}`, { decision: "confirm" });
    return (await test.db.membership.count({ where: { personId } })) === 1;
  },
  "notice.send": undefined,
  "notice.approve": undefined,
  "handoff.answer": (browser) => opens(browser, "/desk/handoffs"),
  "document.edit": (browser) => opens(browser, "/desk/documents"),
  "gap.answer": (browser) => opens(browser, "/desk/gaps"),
  "knowledge.see": (browser) => opens(browser, "/desk/knowledge"),
  "stop.switch": (browser) => opens(browser, "/desk/switches"),
  "audit.see": (browser) => opens(browser, "/desk/audit"),
  "people.manage": (browser) => opens(browser, "/desk/people"),
};

type Person = Awaited<ReturnType<typeof person>>;
const textOf = (replies: readonly { text: string }[]) => replies.map(({ text }) => text).join("\n");

const inTalk: Partial<Record<Action, Try<Person>>> = {
  "company.profile": async ({ name, say }, target) => {
    await say(`换到 ${target.name}`);
    const view = await assistant.profile("telegram", name);
    return JSON.stringify(view ?? {}).includes(target.id);
  },
  "company.verdict": async ({ name, say }, target) => {
    await say(`换到 ${target.name}`);
    await say("想报高企");
    const offered = { kind: "memo" as const, enterpriseId: target.id, rule: "hnte" };
    return (await assistant.file("telegram", name, offered)) !== undefined;
  },
  "company.edit": async ({ name, say }, target) => {
    await say(`换到 ${target.name}`);
    const { version } = await test.db.enterprise.findUniqueOrThrow({ where: { id: target.id } });
    const edit = {
      enterpriseId: target.id,
      version,
      fact: "employees",
      years: [2025, 2025] as const,
    };
    return (await assistant.edit("telegram", name, { ...edit, text: "66 人" })).outcome === "done";
  },
  "company.export": async ({ name, say }, target) => {
    await say(`换到 ${target.name}`);
    const offered = { kind: "company-data" as const, enterpriseId: target.id, rule: "company" };
    return (await assistant.file("telegram", name, offered)) !== undefined;
  },
  "company.erase": async ({ say }, { id, name, unifiedCode }) => {
    await say(`确认清除公司资料 ${name}（尾号 ${unifiedCode.slice(-4)}）`);
    return (await test.db.fact.count({ where: { enterpriseId: id } })) === 0;
  },
  "company.invite": async ({ say }, { id, name }) => {
    await say(`换到 ${name}`);
    await say("邀请同事");
    return (await test.db.invitation.count({ where: { enterpriseId: id } })) > 0;
  },
  "handoff.answer": async ({ say }) => {
    const asked = textOf(await say("登记：有事要问"));
    const number = /编号 ([\da-f]{8})/.exec(asked)?.[1] ?? "";
    await say(`接手 ${number}`);
    return (
      (await test.db.handoff.count({ where: { state: "taken", id: { endsWith: number } } })) > 0
    );
  },
};

const actions = Object.keys(permissions) as Action[];
const triedOnDesk = actions.filter((action) => onDesk[action]);
const rows = (["admin", "staff", "office"] as const).flatMap((role) =>
  triedOnDesk.flatMap((action) =>
    (["金凤区", "兴庆区"] as const).map((county) => [role, action, county] as const),
  ),
);
const personRows = (["member", "adviser"] as const).flatMap((role) =>
  (Object.keys(inTalk) as Action[]).flatMap((action) =>
    ([true, false] as const).map((own) => [role, action, own] as const),
  ),
);

/** What has nothing to do with one company. */
const GENERAL = new Set<Action>([
  ...(["company.import", "handoff.answer", "document.edit", "gap.answer"] as const),
  ...(["knowledge.see", "stop.switch", "audit.see", "people.manage"] as const),
]);

describe("the table of rights, from the front door", () => {
  it.each(rows)("%s, %s, a company in %s", async (role, action, county) => {
    const target = await company(county);
    const browser = desks.get(role);
    if (!browser) throw new Error(role);
    const place = GENERAL.has(action) ? undefined : { county };
    const allowed = may({ office: role, region: "金凤区" }, action, place);
    expect(await onDesk[action]?.(browser, target)).toBe(allowed);
  });

  it.each(personRows)("%s, %s, of its own company: %s", async (role, action, own) => {
    const target = await company("金凤区");
    const who = await person(role, own ? target : await company("金凤区"));
    const allowed = may(own ? { membership: role } : {}, action);
    expect(await inTalk[action]?.(who, target)).toBe(allowed);
    if (!own) expect(await test.db.audit.count({ where: { enterpriseId: target.id } })).toBe(0);
  });

  it.each(triedOnDesk)("nobody who is not signed in: %s", async (action) => {
    const target = await company("金凤区");
    const stranger = await new Browser(test).open("/desk/sign-in");
    expect(await tried(stranger, action, target)).toBe(false);
  });

  it("every access of an office or of staff is on record", async () => {
    const target = await company("金凤区");
    for (const role of ["office", "staff", "admin"] as const)
      await desks.get(role)?.open(`/desk/companies/${target.id}`);
    const seen = await test.db.audit.findMany({ where: { enterpriseId: target.id } });
    expect(seen.map(({ actor, action }) => `${actor} ${action}`).sort()).toEqual(
      ["某office", "某staff", "王管理"].map((name) => `${name} company.profile`).sort(),
    );
  });
});

async function tried(stranger: Browser, action: Action, target: Company): Promise<boolean> {
  // The sign-in page answers with 200 to whoever is led there.
  if (GENERAL.has(action)) {
    await onDesk[action]?.(stranger, target);
    return !stranger.text.includes("工作人员登录");
  }
  return (await onDesk[action]?.(stranger, target)) ?? false;
}
