import { localTimeOf, dayOf } from "../../calendar/instant.ts";
import type { MadeFile } from "../../messages/profile-view.ts";
import { inviteTo } from "../../people/joining.ts";
import type { Database } from "../../stores/database.ts";
import { allCompanies, type CompanyFilter } from "../../stores/enterprises.ts";
import { inTurn } from "../../stores/serial-transaction.ts";
import { textSheet, workbook } from "./kept-file.ts";

/** Makes a code for each company that passes a filter, as a sheet for a mail merge: nowhere else do the codes stand. */
export async function inviteSheet(
  db: Database,
  filter: Omit<CompanyFilter, "page">,
  { by, pages }: { by: string; pages: string },
  at: Date,
): Promise<{ readonly file: MadeFile; readonly count: number }> {
  const companies = await allCompanies(db, filter);
  const ids = companies.map(({ id }) => id);
  const made = await inTurn(db, (tx) => inviteTo(tx, ids, { role: "member", by, staff: true }, at));
  const codes = new Map(made.map(({ enterpriseId, ...one }) => [enterpriseId, one]));
  const rows = companies.map((company) => {
    const { name = "", unifiedCode, county = "", park = "", contact = "", id } = company;
    const { code = "", expiresAt = at } = codes.get(id) ?? {};
    const link = `${pages}/join?code=${code}`;
    return [
      name,
      unifiedCode,
      county,
      park,
      contact,
      code,
      link,
      dayOf(expiresAt.toISOString()) ?? "",
    ];
  });
  const head = [
    "企业名称",
    "统一社会信用代码",
    "县区",
    "园区",
    "联系方式",
    "邀请码",
    "链接",
    "有效期至",
  ];
  const sheet = textSheet("邀请码", head, rows, [36, 24, 12, 16, 30, 14, 44, 14]);
  const now = at.toISOString();
  const stamp = `${dayOf(now) ?? ""} ${(localTimeOf(now) ?? "").slice(0, 5).replace(":", "")}`;
  return { file: await workbook(`邀请码 ${stamp}`, [sheet]), count: companies.length };
}
