import type { Assistant } from "../../src/channels/channel.ts";
import type {
  ColleagueView,
  CompanyProfileView,
  FactView,
  ProfileView,
} from "../../src/messages/profile-view.ts";

/** A link for a colleague, with what it is about. */
interface TestLink extends ColleagueView {
  readonly channel: string;
  readonly address: string;
  readonly enterpriseId: string;
}

/** The part of the assistant that is about profiles, in memory. */
export interface TestProfiles extends Pick<
  Assistant,
  "profile" | "edit" | "file" | "colleague" | "colleagueAnswers" | "revokeLink"
> {
  /** Sets what a conversation knows. */
  know(channel: string, address: string, view: ProfileView): void;
  /** Makes a link that a token opens. */
  link(token: string, link: TestLink): void;
}

/** Makes profiles that are kept in memory: a text with a digit in it can be read, any other cannot. */
export function createTestProfiles(): TestProfiles {
  const views = new Map<string, ProfileView>();
  const links = new Map<string, TestLink>();
  const keyOf = (channel: string, address: string) => `${channel} ${address}`;

  const change = (
    key: string,
    enterpriseId: string,
    alter: (company: CompanyProfileView) => Partial<CompanyProfileView>,
  ) => {
    const view = views.get(key);
    if (!view) return;
    const companies = view.companies.map((one) =>
      one.enterpriseId === enterpriseId ? { ...one, version: one.version + 1, ...alter(one) } : one,
    );
    views.set(key, { ...view, companies });
  };

  return {
    know: (channel, address, view) => void views.set(keyOf(channel, address), view),
    link: (token, link) => void links.set(token, link),
    profile: (channel, address) => Promise.resolve(views.get(keyOf(channel, address))),
    edit(channel, address, { enterpriseId, version, fact, years, text }) {
      const key = keyOf(channel, address);
      const company = views.get(key)?.companies.find((one) => one.enterpriseId === enterpriseId);
      const isIt = (one: FactView) => one.fact === fact && String(one.years) === String(years);
      if (company?.version !== version || !company.facts.some(isIt))
        return Promise.resolve({ outcome: "changed", sentence: "这份资料刚被改过，没有改。" });
      if (text !== undefined && !/\d/.test(text))
        return Promise.resolve({ outcome: "unreadable", sentence: "没读出数来。" });
      change(key, enterpriseId, ({ facts }) => ({
        facts: facts.flatMap((one) => {
          if (!isIt(one)) return [one];
          if (text === undefined) return [];
          const { value, words, at, by, before } = one;
          return [
            {
              ...{ ...one, value: text, typed: text, words: text, approximate: false },
              before: [{ value, words, at, by }, ...before],
            },
          ];
        }),
      }));
      return Promise.resolve({ outcome: "done" });
    },
    file(channel, address, { kind, enterpriseId, rule }) {
      const view = views.get(keyOf(channel, address));
      return Promise.resolve(
        view?.companies.some((one) => one.enterpriseId === enterpriseId)
          ? {
              name: `预审备忘 ${rule}（某某科技）.docx`,
              mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              bytes: new TextEncoder().encode(`${kind} of ${rule}`),
            }
          : undefined,
      );
    },
    colleague(token) {
      const link = links.get(token);
      if (!link) return Promise.resolve(undefined);
      const { company, programmes, expires, questions } = link;
      return Promise.resolve({
        ...(company !== undefined && { company }),
        ...{ programmes, expires, questions },
      });
    },
    colleagueAnswers(token, answers) {
      const link = links.get(token);
      if (!link) return Promise.resolve(undefined);
      const { channel, address, enterpriseId, questions } = link;
      const given = questions.filter(({ key }) => (answers[key] ?? "") !== "");
      const taken = given.filter(({ key }) => !answers[key]?.includes("看不懂"));
      links.set(token, { ...link, questions: questions.filter((one) => !taken.includes(one)) });
      change(keyOf(channel, address), enterpriseId, ({ unknown }) => ({
        unknown: unknown.slice(taken.length),
      }));
      return Promise.resolve({
        conversations: [{ channel, address }],
        taken: taken.map(({ key, text }) => ({ key, words: `${text}：${answers[key] ?? ""}` })),
        unread: given
          .filter((one) => !taken.includes(one))
          .map(({ key }) => ({ key, sentence: "没读懂，写成数就行。" })),
      });
    },
    revokeLink(channel, address, linkId) {
      const key = keyOf(channel, address);
      const company = views
        .get(key)
        ?.companies.find((one) => one.links.some(({ id }) => id === linkId));
      if (!company) return Promise.resolve(false);
      links.delete(linkId);
      change(key, company.enterpriseId, (one) => ({
        links: one.links.filter(({ id }) => id !== linkId),
      }));
      return Promise.resolve(true);
    },
  };
}

/** A fact of an invented company with everything left to the caller. */
export function factOf(rest: Partial<FactView> = {}): FactView {
  return {
    fact: "salesRevenue",
    years: [2025, 2025],
    label: "销售收入",
    value: "约 4980 万元（概数）",
    typed: "4980 万元",
    approximate: true,
    forecast: false,
    borne: "自报",
    words: "去年卖了 4980 万左右",
    by: "company",
    at: "2026-11-24T10:05:00",
    before: [],
    ...rest,
  };
}

/** A company with a few facts and a pre-check that is not through. */
export function companyOf(rest: Partial<CompanyProfileView> = {}): CompanyProfileView {
  return {
    enterpriseId: "0190a000-0000-7000-8000-000000000001",
    version: 3,
    facts: [
      factOf({ years: [2024, 2024], value: "4500 万元", typed: "4500 万元", approximate: false }),
      factOf({
        before: [
          { value: "5000 万元", words: "大概 5000 万", at: "2026-11-24T10:01:00", by: "company" },
        ],
      }),
      factOf({
        ...{ fact: "employees", label: "职工人数", value: "48 人", typed: "48" },
        ...{ approximate: false, borne: "文件", words: "人员名单.xlsx（花名册!A1）" },
      }),
    ],
    unknown: ["技术先进程度"],
    standings: [
      {
        ...{ rule: "hnte", title: "高新技术企业认定", outcome: "unmet" },
        ...{ counts: "3 条里 1 条符合（其中 1 条只凭自报），1 条不符合，1 条还不知道。" },
        ...{ filingDay: "2027-06-15", years: [2024, 2025, 2026] },
        conditions: [
          { label: "核心知识产权", outcome: "met", text: "核心知识产权：有，自报" },
          {
            ...{
              label: "研发费用占比",
              outcome: "unmet",
              text: "研发费用占比：4.6%，差 0.4 个百分点",
            },
            clause: "国科发火〔2016〕32号 第十一条（五）",
          },
          { label: "创新能力", outcome: "unknown", text: "创新能力：还没说" },
        ],
      },
    ],
    links: [{ id: "link-1", asked: ["技术先进程度"], expires: "2026-12-08T02:00:00Z" }],
    ...rest,
  };
}
