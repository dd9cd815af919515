import { Hono } from "hono";
import { addColleague, endSessionsOf, removeColleague, renewCode } from "../people/staff-change.ts";
import { openSessions } from "../stores/sessions.ts";
import { waitingCodes } from "../stores/sign-in-codes.ts";
import { listStaff, type StaffRole } from "../stores/staff.ts";
import { placesOf } from "../people/import/import-ground.ts";
import { fieldOf } from "./guard.ts";
import { renderPeople, type Colleague } from "./people-page.ts";
import { renderShell, type Html } from "./shell.ts";
import { renderShownCode } from "./shown-code.ts";
import type { DeskContext, DeskEnv, DeskSite } from "./site.ts";

const codeLasts = "三天内有效";

/** Makes the page on which an admin says who works here. */
export function createPeopleRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const places = () => {
    const { counties, parks } = placesOf(site.knowledge().regions);
    return [...counties, ...parks];
  };
  const show = async (
    c: DeskContext,
    shown: { above?: Html; bad?: string; good?: string; name?: string } = {},
    status: 200 | 400 | 403 | 404 = 200,
  ) => {
    const who = c.get("who");
    const text = shown.bad ?? shown.good;
    const page = {
      title: "人员",
      part: "people" as const,
      ...(text !== undefined && { notice: { text, bad: shown.bad !== undefined } }),
      body: renderPeople(await readColleagues(site), who, { ...shown, places: places() }),
    };
    return c.html(renderShell(site, page, who), status);
  };

  app.get("/desk/people", (c) => show(c));

  app.post("/desk/people", async (c) => {
    const form = c.get("form");
    const name = fieldOf(form, "name");
    const asked = fieldOf(form, "role");
    const region = places().find((one) => one === fieldOf(form, "region"));
    const role: StaffRole = asked === "admin" || asked === "office" ? asked : "staff";
    if (role === "office" && region === undefined)
      return show(c, { bad: "县区或园区的账号要选它管哪里。", name }, 400);
    const person = { name, role, ...(role === "office" && { region }) };
    const added = await addColleague(site.db, person, c.get("who").member, site.now());
    switch (added.outcome) {
      case "nameMissing":
        return show(c, { bad: "要写名字，四十个字以内。", name }, 400);
      case "nameTaken":
        return show(c, { bad: "人员里已经有这个名字，换一个能分清的。", name }, 400);
      case "added":
        return show(c, { above: renderShownCode(added, codeLasts) });
    }
  });

  app.post("/desk/people/:id/code", async (c) => {
    const made = await renewCode(site.db, c.req.param("id"), c.get("who").member, site.now());
    return made
      ? show(c, { above: renderShownCode(made, codeLasts) })
      : show(c, { bad: "人员里没有这个人。" }, 404);
  });

  app.post("/desk/people/:id/sign-out", async (c) => {
    const by = c.get("who").member;
    const ended = await endSessionsOf(site.db, c.req.param("id"), by, site.now());
    return show(c, { good: `已经结束 ${ended} 处登录。` });
  });

  app.post("/desk/people/:id/remove", async (c) => {
    const by = c.get("who").member;
    const outcome = await removeColleague(site.db, c.req.param("id"), by, site.now());
    switch (outcome) {
      case "removed":
        return show(c, { good: "已移除，这个人的登录也都结束了。" });
      case "self":
        return show(c, { bad: "不能移除自己，请另一位管理员来做。" }, 400);
      case "gone":
        return show(c, { bad: "人员里已经没有这个人。" }, 404);
      case "notAllowed":
        return show(c, { bad: "你已经不是管理员了，没有移除。" }, 403);
    }
  });
  return app;
}

async function readColleagues({ db, now }: DeskSite): Promise<Colleague[]> {
  const [staff, sessions, codes] = await Promise.all([
    listStaff(db),
    openSessions(db, now()),
    waitingCodes(db, now()),
  ]);
  return staff.flatMap(({ name, ...member }) => {
    if (name === undefined) return [];
    const own = sessions.filter(({ personId }) => personId === member.id);
    const [latest] = own;
    const codeUntil = codes.get(member.id);
    return [
      {
        ...member,
        name,
        sessions: own.length,
        ...(latest && { lastSeenAt: latest.lastSeenAt }),
        ...(codeUntil && { codeUntil }),
      },
    ];
  });
}
