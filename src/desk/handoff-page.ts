import { html } from "hono/html";
import { clauseName } from "../messages/citation-name.ts";
import { visibleText } from "../messages/visible-text.ts";
import type { HandoffWithConversation } from "../stores/handoff-work.ts";
import type { OwnCompany } from "../stores/memberships.ts";
import { channelName } from "./channel-names.ts";
import { renderFilter } from "./filters.ts";
import { writeMoment } from "./moment.ts";
import { tokenField, type Html } from "./shell.ts";
import type { ConversationTurn } from "./conversation-turn.ts";
import type { Who } from "./site.ts";

/** What a member of staff typed under a hand-over. */
export interface TypedReply {
  text: string;
  clauses: string;
  note: string;
}

/** The lists of hand-overs in the order of the filter, with what people call them. */
export const handoffLists = [
  { value: "waiting", label: "没办完" },
  { value: "open", label: "没人接" },
  { value: "taken", label: "在办" },
  { value: "done", label: "办结" },
] as const;

/** A list of hand-overs. */
export type HandoffList = (typeof handoffLists)[number]["value"];

const states = { open: "没人接", taken: "在办", done: "办结" } as const;

/** Renders a list of those who asked for a person. */
export function renderHandoffs(
  handoffs: readonly HandoffWithConversation[],
  list: HandoffList,
  isLate: (at: Date) => boolean,
): Html {
  return html`${renderFilter(
    "/desk/handoffs",
    { name: "state", label: "状态", choices: handoffLists },
    list,
  )}
  ${handoffs.length === 0 && html`<p class="hint">这里没有人在等。</p>`}
  ${
    handoffs.length > 0 &&
    html`<div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">想问什么</th>
            <th scope="col">什么时候</th>
            <th scope="col">联系方式</th>
            <th scope="col">从哪来</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          ${handoffs.map((one) => renderRow(one, one.state !== "done" && isLate(one.at)))}
        </tbody>
      </table>
    </div>`
  }`;
}

function renderRow(handoff: HandoffWithConversation, late: boolean): Html {
  const { id, question, at, contact, channel, state, takenBy } = handoff;
  return html`<tr>
    <td data-head="想问什么"><a href="/desk/handoffs/${id}">${nameOf(question)}</a></td>
    <td class="short" data-head="什么时候">
      ${writeMoment(at)}${late && html`<span class="under overdue">超过一个工作日</span>`}
    </td>
    <td data-head="联系方式">${contact === undefined ? "在对话里" : visibleText(contact)}</td>
    <td class="short" data-head="从哪来">${channelName(channel)}</td>
    <td class="short" data-head="状态">
      ${states[state]}${takenBy === undefined ? "" : `，${takenBy}`}
    </td>
  </tr>`;
}

/** Renders a hand-over with its conversation and what can be done. */
export function renderHandoff(
  handoff: HandoffWithConversation,
  turns: readonly ConversationTurn[],
  companies: readonly OwnCompany[],
  typed: TypedReply,
  who: Who,
): Html {
  const { id, question, contact, channel, at, state, takenBy, takenAt, doneAt, note } = handoff;
  const own = takenBy === who.member.name;
  return html`<p class="question">${nameOf(question)}</p>
    <dl class="facts">
      <dt>编号</dt>
      <dd>${id.slice(-8)}</dd>
      <dt>登记</dt>
      <dd>${writeMoment(at)}，${channelName(channel)}</dd>
      <dt>联系方式</dt>
      <dd>${contact === undefined ? "没有留，答在对话里" : visibleText(contact)}</dd>
      ${
        companies.length > 0 &&
        html`<dt>公司</dt>
          <dd>
            ${companies.map(
              ({ enterpriseId, name, unifiedCode }) =>
                html`<a href="/desk/companies/${enterpriseId}"
                  >${visibleText(name ?? unifiedCode ?? "")}</a
                > `,
            )}
          </dd>`
      }
      <dt>状态</dt>
      <dd>
        ${states[state]}${takenBy === undefined ? "" : `，${takenBy}`}${
          takenAt === undefined || state !== "taken" ? "" : `，${writeMoment(takenAt)} 接的`
        }${doneAt === undefined ? "" : `，${writeMoment(doneAt)}`}
      </dd>
      ${
        note !== undefined &&
        note !== "" &&
        html`<dt>办结说明</dt>
          <dd class="written">${visibleText(note)}</dd>`
      }
    </dl>
    ${
      state !== "done" &&
      !own &&
      html`<form method="post" action="/desk/handoffs/${id}/take">
        ${tokenField(who)}
        ${takenBy !== undefined && html`<input type="hidden" name="from" value="${takenBy}" />`}
        <button class="main">
          ${takenBy === undefined ? "我来办" : `从 ${takenBy} 手里接过来`}
        </button>
      </form>`
    }
    <h2>最近的对话</h2>
    <ol class="turns">
      ${turns.map(renderTurn)}
    </ol>
    ${state !== "done" && own ? renderForms(handoff, typed, who) : renderKept(typed)}`;
}

function renderTurn({ by, text, citations, at }: ConversationTurn): Html {
  return html`<li class="${by}">
    <p class="hint">${by === "you" ? "来问的人" : "助手"}${at === undefined ? "" : `，${at}`}</p>
    <p class="written">${visibleText(text)}</p>
    ${
      citations.length > 0 &&
      html`<p class="hint">${citations.map((one) => `〔${clauseName(one)}〕`).join("")}</p>`
    }
  </li>`;
}

function renderForms(
  { id, lastReply, channel }: HandoffWithConversation,
  typed: TypedReply,
  who: Who,
): Html {
  return html`<form method="post" action="/desk/handoffs/${id}/reply" class="fields">
      ${tokenField(who)}
      <input type="hidden" name="after" value="${lastReply}" />
      <label for="text">答复</label>
      <textarea id="text" name="text" rows="5" required maxlength="4000">${typed.text}</textarea>
      <p class="hint">
        会出现在对方的对话里，开头写明是工作人员的答复。${
          channel === "terminal" ? "对方用的是终端，下次打开才看得到。" : ""
        }
      </p>
      <label for="clauses">依据的条款</label>
      <textarea id="clauses" name="clauses" rows="2" maxlength="2000">${typed.clauses}</textarea>
      <p class="hint">说到政策就写上，一行一条；只谈这件事怎么办的，可以不写。</p>
      <p><button class="main">发出答复</button></p>
    </form>
    <form method="post" action="/desk/handoffs/${id}/close" class="fields">
      ${tokenField(who)}
      <label for="note">办结说明</label>
      <input
        id="note"
        name="note"
        value="${typed.note}"
        maxlength="500"
        placeholder="如：电话里说清了"
      />
      <p><button>办结</button></p>
    </form>`;
}

/** What somebody typed in vain, to be copied. */
function renderKept({ text, clauses, note }: TypedReply): Html | undefined {
  const words = [text, clauses, note].filter((one) => one !== "");
  if (words.length === 0) return undefined;
  return html`<section class="card">
    <h2>你刚才写的</h2>
    <p class="written">${words.join("\n\n")}</p>
  </section>`;
}

function nameOf(question: string): string {
  return visibleText(question).trim() || "（没写问题）";
}
