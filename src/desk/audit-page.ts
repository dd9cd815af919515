import { html } from "hono/html";
import { visibleText } from "../messages/visible-text.ts";
import type { AuditEntry } from "../stores/audit.ts";
import type { AuditFilter, AuditPage } from "../stores/audit-list.ts";
import { auditKinds, auditWords } from "./audit-words.ts";
import { writeMoment } from "./moment.ts";
import type { Html } from "./shell.ts";

/** Renders the records that pass a filter. */
export function renderAudit(listed: AuditPage, filter: AuditFilter): Html {
  const { page } = listed;
  return html`<nav class="filters" aria-label="什么事">
      ${auditKinds.map(
        ({ value, label }) =>
          html`<a
            href="${addressOf({ ...filter, action: value || undefined, page: 1 })}"
            ${value === (filter.action ?? "") ? html`aria-current="true"` : ""}
            >${label}</a
          >`,
      )}
    </nav>
    <form method="get" action="/desk/audit" role="search" class="row find">
      ${filter.action !== undefined && html`<input type="hidden" name="kind" value="${filter.action}" />`}
      <p>
        <label for="actor">谁做的</label>
        <input id="actor" name="actor" type="search" value="${filter.actor ?? ""}" maxlength="60" />
      </p>
      <p><button>找</button></p>
    </form>
    ${renderEntries(listed.rows, true)}
    <nav class="filters" aria-label="翻页">
      ${page > 1 && html`<a href="${addressOf({ ...filter, page: page - 1 })}">较新的</a>`}
      ${listed.more && html`<a href="${addressOf({ ...filter, page: page + 1 })}">较早的</a>`}
    </nav>`;
}

/** Renders records as a table, with the company each is about where that is not plain. */
export function renderEntries(entries: readonly AuditEntry[], linked = false): Html {
  if (entries.length === 0) return html`<p class="hint">没有记录。</p>`;
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          <th scope="col">什么时候</th>
          <th scope="col">谁</th>
          <th scope="col">做了什么</th>
          <th scope="col">细节</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          ({ at, actor, action, enterpriseId, detail }) =>
            html`<tr>
              <td class="short" data-head="什么时候">${writeMoment(at)}</td>
              <td data-head="谁">${visibleText(whoWords(actor))}</td>
              <td class="short" data-head="做了什么">
                ${
                  linked && enterpriseId !== undefined
                    ? html`<a href="/desk/companies/${enterpriseId}">${auditWords(action)}</a>`
                    : auditWords(action)
                }
              </td>
              <td data-head="细节">${visibleText(detailWords(detail)) || "—"}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Who did something, as it may be shown. */
export function whoWords(actor: string): string {
  if (actor === "terminal") return "服务器上的人";
  return actor.startsWith("person:") ? `没留名字的人 ${actor.slice(-8)}` : actor;
}

const KEYS: Readonly<Record<string, string>> = {
  ...{
    role: "身份",
    region: "管哪里",
    name: "名称",
    county: "县区",
    park: "园区",
    industry: "行业",
  },
  ...{
    contact: "联系方式",
    into: "并入",
    moved: "归过去",
    weaker: "没换",
    form: "格式",
    kind: "文件",
  },
  ...{ fileName: "文件", added: "新增", changed: "改登记", same: "不变", facts: "数", why: "原因" },
  ...{ note: "说明", before: "之前", channel: "渠道", where: "哪里", browsers: "浏览器" },
  ...{ sessions: "登录", sessionsEnded: "结束登录", undone: "撤回", kept: "没动", as: "身份" },
  ...{
    conversations: "对话",
    conversation: "对话",
    merged: "并入的人",
    invitation: "邀请",
    outbox: "消息",
  },
};
const VALUES: Readonly<Record<string, string>> = {
  ...{ member: "成员", adviser: "指导员", staff: "工作人员", admin: "管理员", office: "县区账号" },
  ...{ changed: "改了", here: "这台设备", elsewhere: "其他设备" },
};

/** What is on record beside, in words; what was changed stands as before → after. */
function detailWords(detail: unknown): string {
  if (typeof detail !== "object" || detail === null) return "";
  const parts = Object.entries(detail).map(
    ([key, value]: [string, unknown]) => `${KEYS[key] ?? key}：${valueWords(value)}`,
  );
  return parts.join("，").slice(0, 300);
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => valueWords(one) || "无").join(" → ");
  if (typeof value === "string") return VALUES[value] ?? value;
  return typeof value === "number" ? String(value) : (JSON.stringify(value ?? "") ?? "");
}

function addressOf({ action, actor, page }: AuditFilter): string {
  const query = new URLSearchParams({
    ...(action !== undefined && { kind: action }),
    ...(actor !== undefined && { actor }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size === 0 ? "/desk/audit" : `/desk/audit?${query.toString()}`;
}
