import { html } from "hono/html";
import type { StaffMember } from "../stores/staff.ts";
import { writeMoment } from "./moment.ts";
import { tokenField, type Html } from "./shell.ts";
import type { Who } from "./site.ts";

/** A member of staff as the list of people shows it. */
export interface Colleague extends StaffMember {
  name: string;
  /** Number of browsers in which it is signed in. */
  sessions: number;
  /** Last use of any of them. */
  lastSeenAt?: Date;
  /** Until when a code waits to be used. */
  codeUntil?: Date;
}

/** Renders who works here, and the form to add a colleague; `name` is what was typed there. */
export function renderPeople(
  colleagues: readonly Colleague[],
  who: Who,
  { above, name = "", places }: { above?: Html; name?: string; places: readonly string[] },
): Html {
  const present = colleagues.filter(({ removedAt }) => !removedAt);
  const removed = colleagues.filter(({ removedAt }) => removedAt);
  return html`${above}
    <form method="post" action="/desk/people" class="row fields">
      ${tokenField(who)}
      <p>
        <label for="name">添同事</label>
        <input id="name" name="name" value="${name}" placeholder="名字" required maxlength="40" />
      </p>
      <p>
        <label for="role">能做什么</label>
        <select id="role" name="role">
          <option value="staff">工作人员</option>
          <option value="admin">管理员（还能管人员）</option>
          <option value="office">县区或园区（只看自己的企业）</option>
        </select>
      </p>
      <p>
        <label for="region">管哪里</label>
        <select id="region" name="region">
          <option value="">县区或园区的账号才选</option>
          ${places.map((place) => html`<option value="${place}">${place}</option>`)}
        </select>
      </p>
      <p><button class="main">添上，生成登录码</button></p>
    </form>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">名字</th>
            <th scope="col">角色</th>
            <th scope="col">登录</th>
            <th scope="col"><span class="unseen">操作</span></th>
          </tr>
        </thead>
        <tbody>
          ${present.map((colleague) => renderColleague(colleague, who))}
        </tbody>
      </table>
    </div>
    ${
      removed.length > 0 &&
      html`<p class="hint">
        移除过：${removed.map(({ name }) => name).join("、")}。再添同样的名字就是请回来。
      </p>`
    }`;
}

function renderColleague(colleague: Colleague, who: Who): Html {
  const { id, name, sessions } = colleague;
  const self = id === who.member.id;
  return html`<tr>
    <td class="short" data-head="名字">${name}${self && "（你）"}</td>
    <td class="short" data-head="角色">${roleWords(colleague)}</td>
    <td data-head="登录">${presence(colleague)}</td>
    <td data-head="操作">
      ${
        self
          ? html`<a href="/desk/me">我的登录</a>`
          : html`<div class="row tight">
              <form method="post" action="/desk/people/${id}/code">
                ${tokenField(who)}<button class="quiet">新登录码</button>
              </form>
              ${
                sessions > 0 &&
                html`<form method="post" action="/desk/people/${id}/sign-out">
                  ${tokenField(who)}<button class="quiet">结束登录</button>
                </form>`
              }
              <details class="confirm">
                <summary>移除</summary>
                <form method="post" action="/desk/people/${id}/remove">
                  ${tokenField(who)}
                  <p>移除后 ${name} 马上不能再用工作台，做过的事仍留着名字。</p>
                  <button class="main">移除 ${name}</button>
                </form>
              </details>
            </div>`
      }
    </td>
  </tr>`;
}

/** What a member of staff is, in words. */
export function roleWords({ role, region }: Pick<StaffMember, "role" | "region">): string {
  if (role === "office") return `${region ?? ""}的账号`;
  return role === "admin" ? "管理员" : "工作人员";
}

function presence({ sessions, lastSeenAt, codeUntil }: Colleague): string {
  const code = codeUntil === undefined ? [] : [`登录码等着用，到 ${writeMoment(codeUntil)}`];
  const seen =
    lastSeenAt === undefined ? [] : [`${sessions} 处，最近用在 ${writeMoment(lastSeenAt)}`];
  return [...seen, ...code].join("；") || "没有登录";
}
