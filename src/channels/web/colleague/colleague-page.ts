import { html } from "hono/html";
import { dayOf } from "../../../calendar/instant.ts";
import type {
  ColleagueAnswered,
  ColleagueQuestion,
  ColleagueView,
} from "../../../messages/profile-view.ts";
import { visibleText } from "../../../messages/visible-text.ts";
import { renderLayout, type PageLook } from "../layout.ts";
import type { Html } from "../text-html.ts";
import { fieldOf, longestAnswer } from "./read-answers.ts";

/** What was handed in before, shown again with what became of it. */
export interface HandedIn {
  /** Answers as they were typed, by key of the question. */
  readonly typed: Readonly<Record<string, string>>;
  readonly answered?: ColleagueAnswered;
  /** Why nothing was taken; a sentence. */
  readonly fault?: string;
}

/** More answers to choose from than this are a list that opens. */
const mostButtons = 6;

/** Renders what a colleague is asked by link: who asks, for what, the open questions, and nothing that is known. */
export function renderColleague(
  look: PageLook,
  token: string,
  view: ColleagueView,
  handed?: HandedIn,
): Html {
  const { company, programmes, expires, questions } = view;
  const count = questions.length;
  return renderFrame(
    look,
    html`<h1>${company === undefined ? "同事" : visibleText(company)}请你填 ${count} 项</h1>
      <p class="lead">
        为${programmes.length > 0 ? programmes.map((one) => `“${one}”`).join("、") : "政策"}的预审。知道几项填几项，不知道的空着就行。
      </p>
      ${handed && renderHandedIn(handed)}
      <form class="colleague" method="post" action="/help/${token}" autocomplete="off">
        ${questions.map((question) => renderQuestion(question, handed))}
        <p class="use">
          填的只记进这家企业的预审资料，发链接的同事看得到；存在这台服务器上，不发往别处。这里看不到企业已有的数。链接
          ${dayOf(expires) ?? ""} 前有效，发的人随时可以收回。
        </p>
        <button class="send">交给同事</button>
      </form>`,
  );
}

/** Renders what became of answers when nothing more is asked. */
export function renderColleagueDone(look: PageLook, handed: HandedIn): Html {
  return renderFrame(
    look,
    html`<h1>填好了，谢谢</h1>
      ${renderHandedIn(handed)}
      <p>没有别的要填了，可以关掉这一页。</p>`,
  );
}

/** Renders the page of a link that opens nothing. */
export function renderColleagueOver(look: PageLook): Html {
  return renderFrame(
    look,
    html`<h1>这个链接打不开了</h1>
      <p>可能过期了，也可能发的人收回了，或者网址没有复制全。请向发给你的同事要一个新的。</p>`,
  );
}

/** Renders a sentence in place of the form. */
export function renderColleagueSentence(look: PageLook, sentence: string): Html {
  return renderFrame(
    look,
    html`<h1>请稍等</h1>
      <p role="alert">${sentence}</p>`,
  );
}

function renderFrame(look: PageLook, content: Html): Html {
  return renderLayout(look, {
    title: "请同事填几项 · 科创助手",
    hidden: true,
    body: html`<header class="bar"><p class="name">科创助手</p></header>
      <main class="side help">${content}</main>`,
  });
}

function renderHandedIn({ answered, fault }: HandedIn): Html {
  if (fault !== undefined) return html`<p class="unsent" role="alert">${fault}</p>`;
  const { taken = [], unread = [] } = answered ?? {};
  return html`<div class="handed" role="status">
    ${
      taken.length > 0 &&
      html`<p><strong>记下了</strong></p>
        <ul>
          ${taken.map(({ words }) => html`<li>${visibleText(words)}</li>`)}
        </ul>`
    }
    ${unread.length > 0 && html`<p><strong>有 ${unread.length} 项没读懂，在下面改一改</strong></p>`}
  </div>`;
}

function renderQuestion(question: ColleagueQuestion, handed: HandedIn | undefined): Html {
  const { key, text, hint, choices } = question;
  const name = fieldOf(key);
  const typed = handed?.typed[key] ?? "";
  const sentence = handed?.answered?.unread.find((one) => one.key === key)?.sentence;
  const described = [hint && `${name}-hint`, sentence && `${name}-fault`].filter(Boolean).join(" ");
  const about = described === "" ? "" : html`aria-describedby="${described}"`;
  const beside = html`${hint && html`<p class="hint" id="${name}-hint">${visibleText(hint)}</p>`}
  ${sentence && html`<p class="unsent" id="${name}-fault">${sentence}</p>`}`;
  if (choices.length > 0 && choices.length <= mostButtons)
    return html`<fieldset ${about}>
      <legend>${visibleText(text)}</legend>
      ${beside}
      <div class="options">
        ${choices.map(
          (choice) =>
            html`<label class="option"
              ><input
                type="radio"
                name="${name}"
                value="${choice}"
                ${choice === typed && "checked"}
              /><span>${visibleText(choice)}</span></label
            >`,
        )}
        <label class="option"
          ><input type="radio" name="${name}" value="" ${typed === "" && "checked"} /><span
            >不知道</span
          ></label
        >
      </div>
    </fieldset>`;
  return html`<div class="field">
    <label for="${name}">${visibleText(text)}</label>
    ${beside}
    ${
      choices.length > 0
        ? html`<select id="${name}" name="${name}" ${about}>
            <option value="">不知道</option>
            ${choices.map(
              (choice) =>
                html`<option ${choice === typed && "selected"}>${visibleText(choice)}</option>`,
            )}
          </select>`
        : html`<input
            id="${name}"
            name="${name}"
            value="${typed}"
            maxlength="${longestAnswer}"
            ${about}
            ${sentence && html`aria-invalid="true"`}
          />`
    }
  </div>`;
}
