import { Hono } from "hono";
import { html } from "hono/html";
import { eraseCompany } from "../assistant/people/erasure.ts";
import { dayOf } from "../calendar/instant.ts";
import { visibleText } from "../messages/visible-text.ts";
import { editCompany, mergeCompanies, setAdviser } from "../people/company-change.ts";
import { placesOf } from "../people/import/import-ground.ts";
import { inviteTo, leaveCompany } from "../people/joining.ts";
import { may, type Action } from "../people/permissions.ts";
import { codeTail, readUnifiedCode } from "../people/unified-code.ts";
import { recordAudit } from "../stores/audit.ts";
import { listAudit } from "../stores/audit-list.ts";
import { companyByCode, readCompany, type RegisteredCompany } from "../stores/enterprises.ts";
import { openInvitations, revokeInvitations } from "../stores/invitations.ts";
import { membersOf } from "../stores/memberships.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { listStaff } from "../stores/staff.ts";
import { renderCompanyForms } from "./company-forms.ts";
import { nameWords } from "./company-list-page.ts";
import { renderCompany } from "./company-page.ts";
import { sendFile } from "./file-answer.ts";
import { actorOf, fieldOf } from "./guard.ts";
import { readDone } from "./notice.ts";
import { refuse } from "./refusal.ts";
import { renderShell, type Html } from "./shell.ts";
import type { DeskContext, DeskEnv, DeskSite } from "./site.ts";

type Answer = Response | Promise<Response>;

/** Makes the page of a company and what is done there. */
export function createCompanyRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const { db, now } = site;

  /** The company of an address, for whoever may do this to it; else a refusal. */
  const reach = async (
    c: DeskContext,
    action: Action,
    then: (company: RegisteredCompany, by: string) => Answer,
  ): Promise<Response> => {
    const company = await readCompany(db, c.req.param("id") ?? "");
    // Whoever may not see a company is not told whether there is one.
    if (!company || !may(actorOf(c.get("who")), "company.profile", company))
      return refuse(c, site, 404, "没有这家企业，或者不归你的账号管。");
    if (!may(actorOf(c.get("who")), action, company))
      return refuse(c, site, 403, "你的账号不能做这件事，没有做。");
    return then(company, c.get("who").member.name);
  };

  const show = async (
    c: DeskContext,
    company: RegisteredCompany,
    { above, bad }: { above?: Html; bad?: string } = {},
    status: 200 | 400 | 409 = 200,
  ) => {
    const who = c.get("who");
    const { id } = company;
    await note(company, "company.profile", who.member.name);
    const view = await site.companies?.view(id);
    const { rows } = await listAudit(db, { enterpriseId: id, page: 1 });
    const forms = renderCompanyForms(
      {
        company,
        members: await membersOf(db, id),
        invitations: await openInvitations(db, id, now()),
        advisers: (await listStaff(db)).flatMap(({ id: one, name, removedAt, role }) =>
          name === undefined || removedAt || role === "office" ? [] : [{ id: one, name }],
        ),
        ...placesOf(site.knowledge().regions),
      },
      actorOf(who),
      who,
    );
    const notice = bad === undefined ? readDone(c.req.query("done")) : { text: bad, bad: true };
    const body = html`${above} ${renderCompany(company, view, rows, forms)}`;
    const page = { title: nameWords(company.name), part: "companies" as const, notice, body };
    return c.html(renderShell(site, page, who), status);
  };
  const note = (company: RegisteredCompany, action: string, actor: string, detail = {}) =>
    recordAudit(db, {
      ...{ at: now(), actor, action, detail, enterpriseId: company.id },
      subject: `enterprise:${company.id}`,
    });
  const done = (c: DeskContext, id: string, word: string) =>
    c.redirect(`/desk/companies/${id}?done=${word}`, 303);

  app.get("/desk/companies/:id", (c) =>
    reach(c, "company.profile", (company) =>
      company.mergedIntoId === undefined
        ? show(c, company)
        : c.redirect(`/desk/companies/${company.mergedIntoId}`, 303),
    ),
  );

  app.get("/desk/companies/:id/export/:form{workbook|data}", (c) =>
    reach(c, "company.export", async (company, by) => {
      const form = c.req.param("form") === "data" ? "data" : "workbook";
      const file = await site.companies?.file(company.id, form);
      if (!file) return refuse(c, site, 404, "没有可以导出的。");
      await note(company, "company.export", by, { form });
      return sendFile(c, file);
    }),
  );

  app.post("/desk/companies/:id/edit", (c) =>
    reach(c, "company.change", async (company, by) => {
      const form = c.get("form");
      const text = (name: string) =>
        visibleText(fieldOf(form, name)).replace(/\s+/g, " ").trim().slice(0, 200) || undefined;
      const name = text("name");
      if (name === undefined) return show(c, company, { bad: "还没有写名称。" }, 400);
      const { counties, parks } = placesOf(site.knowledge().regions);
      const place = (field: string, all: readonly string[]) =>
        all.find((one) => one === fieldOf(form, field));
      const fields = {
        ...{ name, industry: text("industry"), contact: text("contact") },
        county: place("county", counties) ?? kept(company.county, fieldOf(form, "county")),
        park: place("park", parks) ?? kept(company.park, fieldOf(form, "park")),
      };
      const day = dayOf(now().toISOString()) ?? "";
      await editCompany(db, company.id, fields, { by, day, at: now() });
      return done(c, company.id, "edited");
    }),
  );

  app.post("/desk/companies/:id/merge", (c) =>
    reach(c, "company.change", async (company, by) => {
      const read = readUnifiedCode(fieldOf(c.get("form"), "into"));
      if ("fault" in read) return show(c, company, { bad: read.fault }, 400);
      const into = await companyByCode(db, read.code);
      const merged = into && (await mergeCompanies(db, company.id, into.id, by, now()));
      return into && merged
        ? done(c, into.id, "merged")
        : show(c, company, { bad: "没有并：库里没有那家，或者就是这家自己。" }, 409);
    }),
  );

  app.post("/desk/companies/:id/invite", (c) =>
    reach(c, "company.invite", async (company, by) => {
      const role = fieldOf(c.get("form"), "as") === "adviser" ? "adviser" : "member";
      const [made] = await inTurn(db, (tx) =>
        inviteTo(tx, [company.id], { role, by, staff: true }, now()),
      );
      const code = made?.code ?? "";
      const above = html`<section class="shown-code" role="status">
        <h2>${nameWords(company.name)} 的${role === "adviser" ? "指导员" : ""}邀请码</h2>
        <p class="code">${code}</p>
        <p>
          只显示这一次。在任何渠道私下跟助手说“加入公司 ${code}”，或打开
          <a href="${site.pages}/join?code=${code}">${site.pages}/join?code=${code}</a>。
        </p>
      </section>`;
      return show(c, company, { above });
    }),
  );

  app.post("/desk/companies/:id/revoke", (c) =>
    reach(c, "company.invite", async (company, by) => {
      await inTurn(db, (tx) => revokeInvitations(tx, company.id, undefined, now()));
      await note(company, "invitation.revoke", by);
      return done(c, company.id, "revoked");
    }),
  );

  app.post("/desk/companies/:id/adviser", (c) =>
    reach(c, "company.change", async (company, by) => {
      const set = await setAdviser(db, company.id, fieldOf(c.get("form"), "adviser"), by, now());
      return set
        ? done(c, company.id, "advised")
        : show(c, company, { bad: "人员里没有这个人，没有定。" }, 400);
    }),
  );

  app.post("/desk/companies/:id/members/:person/remove", (c) =>
    reach(c, "company.change", async (company, by) => {
      const person = c.req.param("person") ?? "";
      await inTurn(db, (tx) => leaveCompany(tx, person, company.id, by, now()));
      return done(c, company.id, "removed");
    }),
  );

  app.post("/desk/companies/:id/erase", (c) =>
    reach(c, "company.erase", async (company, by) => {
      const sure = fieldOf(c.get("form"), "sure").normalize("NFKC").trim().toUpperCase();
      if (sure !== codeTail(company.unifiedCode))
        return show(c, company, { bad: "后四位对不上，没有清除。" }, 400);
      await inTurn(db, (tx) => eraseCompany(tx, company.id, by, now()));
      return c.redirect("/desk/companies?done=erased", 303);
    }),
  );
  return app;
}

/** A place that the knowledge no longer names stays as it was until another is chosen. */
function kept(before: string | undefined, typed: string): string | undefined {
  return typed === "" ? undefined : before;
}
