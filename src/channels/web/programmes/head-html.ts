import { html } from "hono/html";
import type { RuleVersion } from "../../../rules/rule.ts";
import type { Html } from "../text-html.ts";
import type { ClauseLink } from "./clause-link.ts";
import { officeOf, type Guide } from "./guide.ts";
import { programmeKinds } from "./programme-list.ts";

/** Renders what a programme is, where it is filed, who decides, and what it must not be taken for. */
export function renderHead(
  { rule, programme, knowledge }: Guide,
  version: RuleVersion,
  link: ClauseLink,
): Html {
  const { kind, level, filedAt, decidedBy, cityRole, distinct, besides } = programme;
  const office = officeOf(programme.office, knowledge);
  const near = knowledge.rules.filter(({ programme: id }) => besides.includes(id));
  const rows: [string, string | undefined][] = [
    ["在哪报", filedAt],
    ["谁定", decidedBy],
    ["市科技局做什么", cityRole],
    ["问谁", office && [office.name, office.contact].filter(Boolean).join("，")],
  ];
  return html`<dl class="facts">
      <dt>是什么</dt>
      <dd>
        ${programmeKinds[kind]}，${level}级${rule.region === "全国" ? "" : `（管${rule.region}的企业）`}
      </dd>
      ${rows.map(
        ([name, words]) =>
          html`<dt>${name}</dt>
            <dd>${words === undefined || words === "" ? "没有装进来，先问受理部门" : words}</dd>`,
      )}
      <dt>依据</dt>
      <dd class="basis">${version.basis.map((clause) => link(clause))}</dd>
      <dt>出处</dt>
      <dd>${version.standing === "转述" ? "转述，原文未核" : version.standing}</dd>
    </dl>
    ${distinct && html`<p class="distinct"><strong>别弄混</strong> ${distinct}</p>`}
    ${
      near.length > 0 &&
      html`<p class="aside">
        常一起问的：${near.map((one) => html`<a href="/programmes/${one.id}">${one.title}</a> `)}
      </p>`
    }`;
}
