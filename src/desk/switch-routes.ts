import { Hono } from "hono";
import { html } from "hono/html";
import { visibleText } from "../messages/visible-text.ts";
import { setStop, stopLabels } from "../people/stopping.ts";
import { readStops, stoppable, type Stopped } from "../stores/stops.ts";
import { fieldOf } from "./guard.ts";
import { writeMoment } from "./moment.ts";
import { readDone } from "./notice.ts";
import { refuse } from "./refusal.ts";
import { renderShell, tokenField, type Html } from "./shell.ts";
import type { DeskEnv, DeskSite, Who } from "./site.ts";

const EFFECTS = {
  answers: "对话里只回一句“暂时停一下”，找人照常登记。",
  sending: "回答、通知、工作人员的答复都先存着，网页上也先不显示；恢复后接着发。",
  model: "不再问大模型，只用条文原样回答。",
} as const;

/** Makes the page on which staff stop answers, sending or the model for the time being. */
export function createSwitchRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get("/desk/switches", async (c) => {
    const who = c.get("who");
    const body = renderSwitches(await readStops(site.db), who);
    const page = {
      title: "停用",
      part: "switches" as const,
      notice: readDone(c.req.query("done")),
    };
    return c.html(renderShell(site, { ...page, body }, who));
  });

  app.post("/desk/switches/:what", async (c) => {
    const what = stoppable.find((one) => one === c.req.param("what"));
    if (!what) return refuse(c, site, 404, "没有这个开关。");
    const form = c.get("form");
    const stop = fieldOf(form, "stop") === "1";
    const why = visibleText(fieldOf(form, "why")).trim().slice(0, 200);
    await setStop(site.db, what, { stop, by: c.get("who").member.name, why }, site.now());
    return c.redirect(`/desk/switches?done=${stop ? "stopped" : "resumed"}`, 303);
  });
  return app;
}

function renderSwitches(stops: readonly Stopped[], who: Who): Html {
  return html`<p class="hint">停用对所有渠道、所有人立刻生效，谁停的、为什么都有记录。</p>
    ${stoppable.map((what) => {
      const stopped = stops.find((one) => one.what === what);
      return html`<section class="card">
        <h2>
          ${stopLabels[what]}：<span class="state ${stopped ? "unmet" : "met"}"
            >${stopped ? "停着" : "开着"}</span
          >
        </h2>
        <p>
          ${
            stopped
              ? `${stopped.by} 在 ${writeMoment(stopped.at)} 停的${stopped.why === "" ? "" : `：${stopped.why}`}。`
              : `停了以后：${EFFECTS[what]}`
          }
        </p>
        <form method="post" action="/desk/switches/${what}" class="row fields">
          ${tokenField(who)}<input type="hidden" name="stop" value="${stopped ? "0" : "1"}" />
          ${
            !stopped &&
            html`<p>
              <label for="why-${what}">为什么停</label>
              <input id="why-${what}" name="why" maxlength="200" placeholder="可不写" />
            </p>`
          }
          <p><button class="${stopped ? "main" : ""}">${stopped ? "恢复" : "停"}</button></p>
        </form>
      </section>`;
    })}`;
}
