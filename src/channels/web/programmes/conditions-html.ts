import { html } from "hono/html";
import type { FactDefinitions } from "../../../profile/fact-definition.ts";
import type { Condition, NamedCondition, RuleVersion } from "../../../rules/rule.ts";
import type { Wording } from "../../../rules/wording.ts";
import type { Html } from "../text-html.ts";
import { bandsOf, renderFigureBands } from "./bands-html.ts";
import { renderFrom, type ClauseLink } from "./clause-link.ts";

/** What the parts of a page are rendered with. */
export interface PageParts {
  definitions: FactDefinitions;
  version: RuleVersion;
  wording: Wording;
  link: ClauseLink;
}

/** Renders the conditions of a version in plain words, each with its clause. */
export function renderConditions(parts: PageParts): Html {
  const { conditions } = parts.version;
  return html`<ol class="conditions">
    ${conditions.map((condition) => renderNamed(condition, parts))}
  </ol>`;
}

function renderNamed(condition: NamedCondition, parts: PageParts): Html {
  const { id, label, selfDeclared, note } = condition;
  return html`<li id="c-${id}">
    <h3>
      ${label} ${selfDeclared && html`<small>凭企业自报，有关部门会核</small>`}
      ${condition.test.kind === "expert" && html`<small>由专家或主管部门评</small>`}
    </h3>
    ${renderBody(condition, parts)} ${note && html`<p class="aside">${note}</p>`}
    ${renderFrom(parts.link(condition.clause))}
  </li>`;
}

function renderBody(condition: Condition, parts: PageParts): Html {
  const { test, when, exempt, expert, ifKnown } = condition;
  const { wording } = parts;
  return html`${when && html`<p>只管这样的：${wording.condition(when)}。</p>`}
  ${renderTest(condition, parts)}
  ${expert !== undefined && test.kind !== "expert" && html`<p>${sentence(expert)}</p>`}
  ${ifKnown === true && html`<p>不知道时先不看。</p>`}
  ${exempt && html`<p>${wording.condition(exempt)}的可以免。</p>`}`;
}

function renderTest({ test, label, expert }: Condition, parts: PageParts): Html {
  const { wording } = parts;
  switch (test.kind) {
    case "all":
    case "any":
      return html`<p>${test.kind === "all" ? "都要满足：" : "占一样就行："}</p>
        <ul>
          ${test.of.map((one) => renderInner(one, parts))}
        </ul>`;
    case "option":
      return html`<p>文件没有写明，可以按这几种算：</p>
        <ul>
          ${[...test.choices].map(
            ([choice, one]) =>
              html`<li>
                ${parts.version.options.get(test.option)?.choices.get(choice)}：${renderBody(one, parts)}
              </li>`,
          )}
        </ul>`;
    case "expert":
      return html`<p>${sentence(expert ?? label ?? "由专家或主管部门判断")}</p>`;
    case "compare": {
      const banded = bandsOf(test.figure, parts.version);
      if (!banded) return html`<p>${sentence(wording.condition(plain(test)))}</p>`;
      const limit = { atLeast: "不低于", atMost: "不超过", moreThan: "高于", lessThan: "低于" };
      const words =
        test.comparator === "is" || test.comparator === "isNot" ? "对着" : limit[test.comparator];
      const included = test.comparator === "atLeast" || test.comparator === "atMost";
      return html`<p>
          ${wording.label(test.subject.name)}${words}下表的数（${included ? "含" : "不含"}这个数）：
        </p>
        ${renderFigureBands(banded, wording)}`;
    }
    case "yesno": {
      const { question } = parts.definitions.get(test.subject.name) ?? {};
      const asked = question ?? `${wording.label(test.subject.name)}？`;
      return html`<p>${asked}要能答“${test.yes ? "是" : "否"}”。</p>`;
    }
    case "choice":
    case "not":
      return html`<p>${sentence(wording.condition(plain(test)))}</p>`;
  }
}

function renderInner(condition: Condition, parts: PageParts): Html {
  const { label, clause, note, selfDeclared } = condition;
  return html`<li>
    ${label !== undefined && html`<strong>${label}</strong>`}
    ${selfDeclared && html`<small>凭自报</small>`} ${renderBody(condition, parts)}
    ${note && html`<p class="aside">${note}</p>`} ${clause && renderFrom(parts.link(clause))}
  </li>`;
}

function plain(test: Condition["test"]): Condition {
  return { test };
}

function sentence(words: string): string {
  return /[。！？]$/.test(words) ? words : `${words}。`;
}
