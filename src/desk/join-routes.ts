import { Hono } from "hono";
import { html } from "hono/html";
import { visibleText } from "../messages/visible-text.ts";
import { decideJoin } from "../people/joining.ts";
import { may } from "../people/permissions.ts";
import { readJoinRequest, waitingRequests, type JoinRequest } from "../stores/join-requests.ts";
import { tellPerson } from "../stores/telling.ts";
import { channelNames } from "./channel-names.ts";
import { actorOf, fieldOf } from "./guard.ts";
import { writeMoment } from "./moment.ts";
import { readDone } from "./notice.ts";
import { refuse } from "./refusal.ts";
import { renderShell, tokenField, type Html } from "./shell.ts";
import type { DeskEnv, DeskSite, Who } from "./site.ts";

/** Makes the page of those who say to belong to a company. */
export function createJoinRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get("/desk/joins", async (c) => {
    const who = c.get("who");
    const { role, region } = who.member;
    const waiting = await waitingRequests(site.db, role === "office" ? (region ?? "") : undefined);
    const body = renderRequests(waiting, who);
    const page = { title: "入企申请", part: "joins" as const };
    return c.html(renderShell(site, { ...page, notice: readDone(c.req.query("done")), body }, who));
  });

  app.post("/desk/joins/:id", async (c) => {
    const id = c.req.param("id");
    const who = c.get("who");
    const request = await readJoinRequest(site.db, id);
    if (!request) return refuse(c, site, 409, "这条申请已经有人处理了。");
    if (!may(actorOf(who), "join.decide", request.company))
      return refuse(c, site, 403, "这家企业不归你的账号管，没有处理。");
    const confirmed = fieldOf(c.get("form"), "decision") === "confirm";
    const by = { by: who.member.name, confirmed };
    if (!(await decideJoin(site.db, id, by, site.now())))
      return refuse(c, site, 409, "这条申请已经有人处理了。");
    const name = request.company.name ?? request.company.unifiedCode ?? "";
    const text = confirmed
      ? `工作人员确认了：你现在是${name}的人，接下来说的数都记在这家名下。`
      : `工作人员没有确认你属于${name}。有疑问就说“找人”。`;
    await tellPerson(site.db, request.personId, text, site.now());
    return c.redirect(`/desk/joins?done=${confirmed ? "confirmed" : "refused"}`, 303);
  });
  return app;
}

function renderRequests(requests: readonly JoinRequest[], who: Who): Html {
  if (requests.length === 0) return html`<p class="hint">没有人在等确认。</p>`;
  return html`<p class="hint">
      确认前先核对：打企业登记的电话，或看对方的证件。确认后本人能看到公司全部资料。
    </p>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">企业</th>
            <th scope="col">谁</th>
            <th scope="col">写的话</th>
            <th scope="col">什么时候</th>
            <th scope="col"><span class="unseen">操作</span></th>
          </tr>
        </thead>
        <tbody>
          ${requests.map((request) => renderRequest(request, who))}
        </tbody>
      </table>
    </div>`;
}

function renderRequest(request: JoinRequest, who: Who): Html {
  const { id, enterpriseId, company, person, personId, channels, words, at } = request;
  const name = visibleText(company.name ?? "（库里没有名称）");
  return html`<tr>
    <td data-head="企业">
      <a href="/desk/companies/${enterpriseId}">${name}</a>
      <span class="under hint">${company.unifiedCode ?? ""}</span>
    </td>
    <td data-head="谁">
      ${visibleText(person ?? `没留名字 ${personId.slice(-8)}`)}，${channelNames(channels)}
    </td>
    <td data-head="写的话">${visibleText(words)}</td>
    <td class="short" data-head="什么时候">${writeMoment(at)}</td>
    <td data-head="操作">
      <form method="post" action="/desk/joins/${id}" class="row tight">
        ${tokenField(who)}
        <button name="decision" value="confirm" aria-label="确认 ${name}">确认</button>
        <button class="quiet" name="decision" value="refuse" aria-label="拒绝 ${name}">拒绝</button>
      </form>
    </td>
  </tr>`;
}
