import { html } from "hono/html";
import { visibleText } from "../messages/visible-text.ts";
import type { CompanyFilter, CompanyPage } from "../stores/enterprises.ts";
import { tokenField, type Html } from "./shell.ts";
import type { Who } from "./site.ts";

/** What the list of companies shows beside its rows. */
export interface CompanyListLook {
  readonly counties: ReadonlyMap<string, number>;
  readonly parks: ReadonlyMap<string, number>;
  readonly mayImport: boolean;
  readonly mayInvite: boolean;
}

/** Renders the companies of the register that pass a filter. */
export function renderCompanies(
  listed: CompanyPage,
  filter: CompanyFilter,
  look: CompanyListLook,
  who: Who,
): Html {
  const { rows, count, page, pages } = listed;
  return html`<form method="get" action="/desk/companies" role="search" class="row find">
      <p>
        <label for="words">找企业</label>
        <input
          id="words"
          name="words"
          type="search"
          value="${filter.words ?? ""}"
          placeholder="名称、曾用名或信用代码"
          maxlength="60"
        />
      </p>
      ${renderSelect("county", "县区", look.counties, filter.county)}
      ${renderSelect("park", "园区", look.parks, filter.park)}
      <p><button>找</button></p>
    </form>
    ${look.mayImport && html`<p><a class="button" href="/desk/import">导入企业</a></p>`}
    ${look.mayInvite && count > 0 && renderInvites(count, filter, who)}
    ${
      rows.length === 0
        ? html`<p class="hint">没有这样的企业。</p>`
        : html`<p class="hint">${count} 家</p>
            <div class="table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">名称</th>
                    <th scope="col">信用代码</th>
                    <th scope="col">县区、园区</th>
                    <th scope="col">行业</th>
                    <th scope="col">数</th>
                    <th scope="col">人</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows.map(renderRow)}
                </tbody>
              </table>
            </div>`
    }
    ${
      pages > 1 &&
      html`<nav class="filters" aria-label="翻页">
        ${page > 1 && html`<a href="${addressOf({ ...filter, page: page - 1 })}">上一页</a>`}
        <span class="hint">第 ${page} 页，共 ${pages} 页</span>
        ${page < pages && html`<a href="${addressOf({ ...filter, page: page + 1 })}">下一页</a>`}
      </nav>`
    }`;
}

function renderInvites(count: number, filter: CompanyFilter, who: Who): Html {
  return html`<details>
    <summary>给这 ${count} 家发邀请码</summary>
    <form method="post" action="/desk/companies/invites">
      ${tokenField(who)}
      ${(["words", "county", "park"] as const).map(
        (name) => html`<input type="hidden" name="${name}" value="${filter[name] ?? ""}" />`,
      )}
      <p class="hint">
        生成一张表：企业、联系方式、邀请码和链接，供邮件合并用。码只在这张表里，九十天内有效，每码二十人。
      </p>
      <button class="main">生成并下载</button>
    </form>
  </details>`;
}

function renderSelect(
  name: "county" | "park",
  label: string,
  places: ReadonlyMap<string, number>,
  chosen: string | undefined,
): Html {
  return html`<p>
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      <option value="">全部</option>
      ${[...places].map(
        ([place, count]) =>
          html`<option value="${place}" ${place === chosen ? html`selected` : ""}>
            ${place} ${count}
          </option>`,
      )}
    </select>
  </p>`;
}

function renderRow(company: CompanyPage["rows"][number]): Html {
  const { id, name, unifiedCode, county, park, industry, facts, members } = company;
  const places = [county, park].filter((one) => one !== undefined).join("、");
  return html`<tr>
    <td data-head="名称"><a href="/desk/companies/${id}">${nameWords(name)}</a></td>
    <td class="short" data-head="信用代码">${unifiedCode}</td>
    <td data-head="县区、园区">${visibleText(places) || "—"}</td>
    <td data-head="行业">${visibleText(industry ?? "") || "—"}</td>
    <td class="short" data-head="数">${facts}</td>
    <td class="short" data-head="人">${members}</td>
  </tr>`;
}

/** A company's name as it may be shown. */
export function nameWords(name: string | undefined): string {
  return visibleText(name ?? "").trim() || "（没有名称）";
}

function addressOf({ words, county, park, page }: CompanyFilter): string {
  const query = new URLSearchParams({
    ...(words !== undefined && { words }),
    ...(county !== undefined && { county }),
    ...(park !== undefined && { park }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size === 0 ? "/desk/companies" : `/desk/companies?${query.toString()}`;
}
