import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AudienceGround } from "../../src/notices/audience/ground.ts";
import { parseAudience } from "../../src/notices/audience/audience-json.ts";
import { findAudience } from "../../src/notices/audience/find-audience.ts";
import { readyFault } from "../../src/notices/notice.ts";
import { changesOf, watchVerdicts } from "../../src/notices/rule-changes.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { dropOldFindings } from "../../src/stores/stored-verdicts.ts";
import { listNotices } from "../../src/stores/notices.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { now, settleCompanies, tell, today } from "./audience-town.ts";
import { realAudienceGround } from "./real-audience-ground.ts";

let db: Database;
beforeAll(async () => {
  db = await openDatabase(join(temporaryFolder(), "kechuang.db"));
  await settleCompanies(db, [
    { id: "a", facts: { regDate: "2015-03-01", "techStaff@2025": "20 人" } },
    { id: "b", facts: { regDate: "2026-03-01" } },
    { id: "c", facts: { regDate: "2014-03-01" } },
    { id: "d" },
  ]);
});
afterAll(() => db.$disconnect());

const hnte = realAudienceGround.rules.find(({ id }) => id === "hnte") as Rule;

/** What companies are judged with where this is the rule. */
function groundOf(rule: Rule): AudienceGround {
  return { ...realAudienceGround, rules: [rule] };
}
/** The rule with a text of its own, in which nothing but the age of the company counts. */
const ageAlone: Rule = {
  ...hnte,
  versions: hnte.versions.map((version) => ({
    ...version,
    hash: `${version.hash} age`,
    conditions: version.conditions.slice(0, 1),
    scores: [],
    requires: [],
  })),
};
const later = new Date(now.getTime() + 3_600_000);

describe("another version of a rule", () => {
  it("is looked at, and nothing said, while it is the first or the same", async () => {
    const looked = { companies: 3, drafts: [], changed: 0 };
    expect(await watchVerdicts(db, groundOf(hnte), now)).toEqual(looked);
    expect(await watchVerdicts(db, groundOf(hnte), later)).toEqual(looked);
  });

  it("becomes a draft to the companies for which it comes out otherwise, with before and after, once", async () => {
    // What the company told meanwhile is no change of the rule.
    await tell(db, "c", { "employees@2025": "100 人" });
    const { drafts, changed } = await watchVerdicts(db, groundOf(ageAlone), later);
    expect(drafts).toHaveLength(1);
    const [notice] = await listNotices(db);
    expect(notice).toMatchObject({ state: "draft", topic: "policy", programme: "hnte" });
    expect(notice && readyFault(notice, today)).toBeUndefined();
    const changes = await changesOf(db, notice?.id ?? "");
    expect(changes.map(({ enterpriseId }) => enterpriseId)).toEqual(["a"]);
    expect(changed).toBe(1);
    expect(changes[0]?.before).toMatch(/^还不知道（2016-01-01 起的规则，按 /);
    expect(changes[0]?.after).toMatch(/^符合/);
    const audience = parseAudience(notice?.audience ?? "");
    const found = await findAudience(db, audience, groundOf(ageAlone), { now: later });
    expect(found.everyone).toBe(false);
    expect(found.companies.map(({ enterpriseId }) => enterpriseId).sort()).toEqual(
      changes.map(({ enterpriseId }) => enterpriseId),
    );
    expect(await watchVerdicts(db, groundOf(ageAlone), later)).toMatchObject({ drafts: [] });
  });

  it("is still known as told after what is old was deleted, and told again when the rule goes back", async () => {
    await dropOldFindings(db, "2027-01-01");
    expect(await watchVerdicts(db, groundOf(ageAlone), later)).toMatchObject({ drafts: [] });
    const { drafts } = await watchVerdicts(db, groundOf(hnte), later);
    expect(drafts).toHaveLength(1);
  });
});
