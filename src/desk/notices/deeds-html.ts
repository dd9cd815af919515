import { html } from "hono/html";
import type { Notice } from "../../stores/notices.ts";
import { tokenField, type Html } from "../shell.ts";
import type { Who } from "../site.ts";
import type { NoticeLook } from "./notice-page.ts";

/** Renders what can be done about a notice now. */
export function renderDeeds({ notice, lacks, number, own }: NoticeLook, who: Who): Html {
  const path = `/desk/notices/${notice.id}`;
  const hidden = html`${tokenField(who)}<input
      type="hidden"
      name="edition"
      value="${notice.edition}"
    />`;
  const deed = { path, hidden };
  if (!own) return renderPress(deed, "relay", "转发给自己的企业", "main");
  const { state } = notice;
  const parts: (Html | undefined)[] = [
    ...(EDITABLE.includes(state)
      ? [
          html`<a class="button" href="${path}/edit"
            >${state === "draft" ? "改" : "改（要重新批准）"}</a
          >`,
        ]
      : []),
    ...(state === "draft"
      ? [lacks === undefined ? renderPress(deed, "submit", "提交，请同事批准", "main") : undefined]
      : []),
    ...(state === "submitted" ? [renderApproval(notice, who, number, deed)] : []),
    ...(state === "approved" ? [renderSending(deed), renderSchedule(notice, deed)] : []),
    ...(state === "submitted" || state === "approved"
      ? [renderReasoned(deed, "return", "退回去改", "退回后是草稿，写的人能看到理由。", "理由")]
      : []),
    ...(state === "sending" ? [renderPress(deed, "pause", "暂停")] : []),
    ...(state === "paused" ? [renderPress(deed, "resume", "继续发", "main")] : []),
    ...(notice.startedAt && notice.kind !== "recall" && ENDED.includes(state)
      ? [
          renderPress(deed, "correct", "发更正"),
          renderReasoned(
            deed,
            "recall",
            "收回",
            "写一份收回，只发给收到过的；也要同事批准。",
            "为什么收回，会写给对方",
          ),
        ]
      : []),
    renderPress(deed, "test", "试发给自己"),
    ...(ENDED.includes(state)
      ? []
      : [
          renderReasoned(
            deed,
            "cancel",
            "取消",
            notice.startedAt ? "还没发的不发了，已经收到的不受影响。" : "取消后不能再发这一份。",
          ),
        ]),
    html`<a class="button" href="/desk/notices/new?from=${notice.id}">照这份写新的</a>`,
  ];
  return html`${
      state === "draft" && lacks !== undefined && html`<p class="hint">提交前还差：${lacks}</p>`
    }
    <div class="row decisions">${parts}</div>`;
}

const EDITABLE: readonly Notice["state"][] = ["draft", "submitted", "approved"];
const ENDED: readonly Notice["state"][] = ["done", "cancelled"];

interface Deed {
  readonly path: string;
  readonly hidden: Html;
}

function renderPress({ path, hidden }: Deed, name: string, label: string, look = ""): Html {
  return html`<form method="post" action="${path}/${name}">
    ${hidden}<button class="${look}">${label}</button>
  </form>`;
}

function renderApproval(
  { createdBy }: Notice,
  who: Who,
  number: number | undefined,
  { path, hidden }: Deed,
): Html {
  if (createdBy === who.member.name) return html`<p class="hint">你写的，要由别的同事批准。</p>`;
  return html`<form method="post" action="${path}/approve" class="row">
    ${hidden}
    ${
      number !== undefined &&
      html`<p>
        <label for="typed">这是发给所有企业，输入 ${number}</label>
        <input id="typed" name="typed" inputmode="numeric" required maxlength="12" />
      </p>`
    }
    <button class="main">批准</button>
  </form>`;
}

function renderSending({ path, hidden }: Deed): Html {
  return html`<form method="post" action="${path}/start" class="row">
    ${hidden}<button class="main">现在就发</button>
    ${renderAnyway("start")}
  </form>`;
}

function renderSchedule({ sendAt }: Notice, { path, hidden }: Deed): Html {
  return html`<details class="confirm calm">
    <summary>${sendAt ? "改时间" : "定时间发"}</summary>
    <form method="post" action="${path}/schedule">
      ${hidden}
      <p>
        <label for="sendAt">什么时候发（北京时间）</label>
        <input id="sendAt" name="sendAt" type="datetime-local" />
      </p>
      ${sendAt && html`<p class="hint">空着就是不定时间了。</p>`} ${renderAnyway("schedule")}
      <button class="main">定下</button>
    </form>
  </details>`;
}

/** A notice goes out in working hours unless somebody says otherwise. */
function renderAnyway(of: string): Html {
  return html`<label class="choice" for="anyway-${of}"
    ><input type="checkbox" id="anyway-${of}" name="anyway" value="yes" />
    <span>休息时间、休息日也发</span></label
  >`;
}

function renderReasoned(
  { path, hidden }: Deed,
  name: string,
  label: string,
  effect: string,
  ask?: string,
): Html {
  return html`<details class="confirm ${name === "return" ? "calm" : ""}">
    <summary>${label}</summary>
    <form method="post" action="${path}/${name}">
      ${hidden}
      <p>${effect}</p>
      ${
        ask !== undefined &&
        html`<p>
          <label>${ask} <input name="why" maxlength="200" /></label>
        </p>`
      }
      <button class="main">${label}</button>
    </form>
  </details>`;
}
