import { html } from "hono/html";
import { visibleText } from "../../messages/visible-text.ts";
import type { AudienceFound, AudienceSample } from "../../notices/audience/find-audience.ts";
import type { Html } from "../shell.ts";
import type { AudienceLook, AskedBack } from "./audience-look.ts";

/** Renders whom an audience comes to: how many, examples with why, and who is just outside. */
export function renderFound({ sentence, audience, found }: AudienceLook): Html {
  const { counts, companies, total, everyone, samples, justOutside } = found;
  return html`<p class="understood">理解为：${visibleText(sentence)}</p>
    <p class="tally">
      <strong>${companies.length}</strong> 家会收到（库里共 ${total} 家；符合 ${counts.in}
      家，还不知道 ${counts.possible} 家${audience.possible ? "，也发" : "，不发"}）
    </p>
    ${
      everyone &&
      companies.length > 1 &&
      html`<p class="notice bad" role="alert">
        这是发给所有企业。批准的人要输入 ${companies.length} 才发得出去。
      </p>`
    }
    ${
      companies.length === 0 &&
      html`<p class="notice bad">
        ${
          counts.possible > 0 && !audience.possible
            ? `现在没有一家会收到；还不知道的 ${counts.possible} 家要不要也发？`
            : "现在没有一家会收到，换个条件。"
        }
      </p>`
    }
    ${renderSamples("符合的，比如", samples.in, counts.in)}
    ${renderSamples("还不知道的，比如", samples.possible, counts.possible)}
    ${renderSamples("只差一条的，比如", samples.justOutside, justOutside)}`;
}

function renderSamples(
  label: string,
  samples: AudienceFound["samples"]["in"],
  count: number,
): Html | undefined {
  if (samples.length === 0) return undefined;
  return html`<details class="samples">
    <summary>${label}（共 ${count} 家）</summary>
    <ul class="plain">
      ${samples.map(renderSample)}
    </ul>
  </details>`;
}

function renderSample({ id, name, reasons }: AudienceSample): Html {
  return html`<li>
    <a href="/desk/companies/${id}">${visibleText(name) || "（没有名称）"}</a>
    ${
      reasons.length > 0 &&
      html`<span class="hint">${reasons.map((one) => visibleText(one)).join("；")}</span>`
    }
  </li>`;
}

/** Renders what has to be asked back about a sentence, with choices. */
export function renderAsks({ asks, soFar }: AskedBack): Html {
  return html`${soFar !== undefined && html`<p class="understood">到这里懂的：${visibleText(soFar)}</p>`}
    ${asks.map(
      ({ words, question, choices }, at) =>
        html`<fieldset class="doubt">
          <legend>“${visibleText(words)}”</legend>
          <input type="hidden" name="asked-${at}" value="${words}" />
          <p class="hint">${visibleText(question)}</p>
          ${choices.map((choice) => renderChoice(at, choice.words, visibleText(choice.label)))}
          ${renderChoice(
            at,
            "other",
            html`换个说法：<input
                name="other-${at}"
                maxlength="200"
                aria-label="“${visibleText(words)}”换个说法"
              />`,
          )}
        </fieldset>`,
    )}
    <p><button name="act" value="look" class="main">按选的再看</button></p>`;
}

function renderChoice(at: number, value: string, label: Html | string): Html {
  return html`<label class="choice"
    ><input type="radio" name="choice-${at}" value="${value}" />
    <span class="wide">${label}</span></label
  >`;
}
