import { Hono } from "hono";
import { inviteSheet } from "../assistant/people/invite-sheet.ts";
import { may } from "../people/permissions.ts";
import { companiesByPlace, listCompanies } from "../stores/enterprises.ts";
import { renderCompanies } from "./company-list-page.ts";
import { sendFile } from "./file-answer.ts";
import { actorOf, fieldOf } from "./guard.ts";
import { readDone } from "./notice.ts";
import { refuse } from "./refusal.ts";
import { renderShell } from "./shell.ts";
import type { DeskEnv, DeskSite, Who } from "./site.ts";

/** Makes the page of the companies, and the sheet of codes by which their people come. */
export function createCompanyListRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();

  app.get("/desk/companies", async (c) => {
    const who = c.get("who");
    const page = Math.max(1, Number.parseInt(c.req.query("page") ?? "", 10) || 1);
    const filter = { ...filterOf((name) => c.req.query(name)), ...regionOf(who), page };
    const [listed, places] = [
      await listCompanies(site.db, filter),
      await companiesByPlace(site.db, filter.region),
    ];
    const actor = actorOf(who);
    const look = {
      ...places,
      mayImport: may(actor, "company.import"),
      mayInvite: may(actor, "company.invite"),
    };
    const notice = readDone(c.req.query("done"));
    const body = renderCompanies(listed, filter, look, who);
    return c.html(renderShell(site, { title: "企业", part: "companies", notice, body }, who));
  });

  app.post("/desk/companies/invites", async (c) => {
    const who = c.get("who");
    if (!may(actorOf(who), "company.invite")) return refuse(c, site, 403, "你的账号不能发邀请码。");
    const form = c.get("form");
    const filter = { ...filterOf((name) => fieldOf(form, name)), ...regionOf(who) };
    const by = { by: who.member.name, pages: site.pages };
    const { file } = await inviteSheet(site.db, filter, by, site.now());
    return sendFile(c, file);
  });
  return app;
}

function filterOf(field: (name: string) => string | undefined) {
  const read = (name: string) => field(name)?.trim().slice(0, 60) || undefined;
  return { words: read("words"), county: read("county"), park: read("park") };
}

/** An office sees the companies of its own county or park, whatever the address says. */
function regionOf({ member: { role, region } }: Who): { region?: string } {
  return role === "office" ? { region: region ?? "" } : {};
}
