import { html } from "hono/html";
import { visibleText } from "../messages/visible-text.ts";
import { may, type Actor } from "../people/permissions.ts";
import type { RegisteredCompany } from "../stores/enterprises.ts";
import type { OpenInvitation } from "../stores/invitations.ts";
import type { Member } from "../stores/memberships.ts";
import { channelNames } from "./channel-names.ts";
import { writeMoment } from "./moment.ts";
import { tokenField, type Html } from "./shell.ts";
import type { Who } from "./site.ts";

/** What can be done with a company, and with what. */
export interface CompanyForms {
  readonly company: RegisteredCompany;
  readonly members: readonly Member[];
  readonly invitations: readonly OpenInvitation[];
  /** Names of those who may be made advisers. */
  readonly advisers: readonly { id: string; name: string }[];
  readonly counties: readonly string[];
  readonly parks: readonly string[];
}

/** Renders the forms of a company that somebody may use. */
export function renderCompanyForms(shown: CompanyForms, actor: Actor, who: Who): Html {
  const { company } = shown;
  const change = may(actor, "company.change", company);
  return html`<h2>人</h2>
    ${renderMembers(shown, change, who)}
    ${may(actor, "company.invite", company) && renderInvite(shown, who)}
    ${change && renderEdit(shown, who)}
    <div class="row">
      ${
        may(actor, "company.export", company) &&
        html`<a class="button" href="/desk/companies/${company.id}/export/workbook">导出 XLSX</a>
          <a class="button" href="/desk/companies/${company.id}/export/data">导出 JSON</a>`
      }
    </div>
    ${change && renderMerge(shown, who)}
    ${may(actor, "company.erase", company) && renderErase(shown, who)}`;
}

function renderMembers(
  { company, members, advisers }: CompanyForms,
  change: boolean,
  who: Who,
): Html {
  const path = `/desk/companies/${company.id}`;
  return html`${
    members.length === 0
      ? html`<p class="hint">还没有人属于这家。</p>`
      : html`<ul class="plain">
          ${members.map(
            ({ personId, name, role, since, channels }) =>
              html`<li>
                ${visibleText(name ?? `没留名字 ${personId.slice(-8)}`)}，${
                  role === "adviser" ? "指导员" : "成员"
                }，${channelNames(channels)}，${writeMoment(since)}
                起
                ${
                  change &&
                  html`<form
                    method="post"
                    action="${path}/members/${personId}/remove"
                    class="row tight"
                  >
                    ${tokenField(who)}<button
                      class="quiet"
                      aria-label="移出 ${visibleText(name ?? personId.slice(-8))}"
                    >
                      移出
                    </button>
                  </form>`
                }
              </li>`,
          )}
        </ul>`
  }
  ${
    change &&
    advisers.length > 0 &&
    html`<form method="post" action="${path}/adviser" class="row fields">
      ${tokenField(who)}
      <p>
        <label for="adviser">定指导员</label>
        <select id="adviser" name="adviser">
          ${advisers.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
        </select>
      </p>
      <p><button>定下</button></p>
    </form>`
  }`;
}

function renderInvite({ company, invitations }: CompanyForms, who: Who): Html {
  const path = `/desk/companies/${company.id}`;
  return html`<form method="post" action="${path}/invite" class="row fields">
      ${tokenField(who)}
      <p>
        <label for="as">邀请码给谁</label>
        <select id="as" name="as">
          <option value="member">公司的人（二十人内）</option>
          <option value="adviser">指导员（一人）</option>
        </select>
      </p>
      <p><button>生成邀请码</button></p>
    </form>
    ${
      invitations.length > 0 &&
      html`<p class="hint">
          还有效的邀请码 ${invitations.length}
          个：${invitations
            .slice(0, 5)
            .map(
              ({ createdBy, usesLeft, expiresAt }) =>
                `${createdBy} 发的，还能来 ${String(usesLeft)} 人，到 ${writeMoment(expiresAt)}`,
            )
            .join("；")}。
        </p>
        <form method="post" action="${path}/revoke">
          ${tokenField(who)}<button class="quiet">邀请码全部作废</button>
        </form>`
    }`;
}

function renderEdit({ company, counties, parks }: CompanyForms, who: Who): Html {
  const { id, name = "", county, park, industry = "", contact = "" } = company;
  const choice = (label: string, field: string, places: readonly string[], chosen?: string) =>
    html`<label for="${field}">${label}</label>
      <select id="${field}" name="${field}">
        <option value="">没有</option>
        ${places.map(
          (place) =>
            html`<option value="${place}" ${place === chosen ? html`selected` : ""}>
              ${place}
            </option>`,
        )}
      </select>`;
  return html`<details>
    <summary>改登记</summary>
    <form method="post" action="/desk/companies/${id}/edit" class="fields">
      ${tokenField(who)}
      <label for="name">名称（改名后原名留作曾用名）</label>
      <input id="name" name="name" value="${name}" required maxlength="100" />
      ${choice("县区", "county", counties, county)} ${choice("园区", "park", parks, park)}
      <label for="industry">行业</label>
      <input id="industry" name="industry" value="${industry}" maxlength="100" />
      <label for="contact">联系方式</label>
      <input id="contact" name="contact" value="${contact}" maxlength="200" />
      <p><button class="main">存</button></p>
    </form>
  </details>`;
}

function renderMerge({ company }: CompanyForms, who: Who): Html {
  return html`<details class="confirm">
    <summary>并入另一家</summary>
    <form method="post" action="/desk/companies/${company.id}/merge" class="fields">
      ${tokenField(who)}
      <p>这家的数和人都归到另一家；那边已有更可靠的数不换。并了不能自动拆开。</p>
      <label for="into">并入哪家：统一社会信用代码</label>
      <input id="into" name="into" required maxlength="40" autocapitalize="characters" />
      <p><button>并入</button></p>
    </form>
  </details>`;
}

function renderErase({ company }: CompanyForms, who: Who): Html {
  return html`<details class="confirm">
    <summary>清除全部资料</summary>
    <form method="post" action="/desk/companies/${company.id}/erase" class="fields">
      ${tokenField(who)}
      <p>
        这家的数、链接、成员、登记和相关对话的文字都删掉，找不回来，只留一行清除记录。现在没有依法要存档的申报材料。
      </p>
      <label for="sure">抄一遍代码后四位，确认是这家</label>
      <input id="sure" name="sure" required maxlength="4" autocomplete="off" />
      <p><button>清除</button></p>
    </form>
  </details>`;
}
