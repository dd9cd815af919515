import { html } from "hono/html";
import { visibleText } from "../messages/visible-text.ts";
import type { ImportCounts } from "../people/import/import-apply.ts";
import type { ReadList } from "../people/import/import-list.ts";
import { importLines } from "../people/import/import-words.ts";
import type { StoredImport } from "../stores/imports.ts";
import { whoWords } from "./audit-page.ts";
import { writeMoment } from "./moment.ts";
import { tokenField, type Html } from "./shell.ts";
import type { Who } from "./site.ts";

/** A list that was read and waits to be taken in. */
export interface Preview {
  readonly key: string;
  readonly fileName: string;
  readonly list: ReadList;
  readonly counts: ImportCounts;
}

/** Renders the form for a list, what a list that was sent would come to, and what was taken in before. */
export function renderImport(
  imports: readonly StoredImport[],
  preview: Preview | undefined,
  who: Who,
): Html {
  return html`${preview && renderPreview(preview, who)}
    <form method="post" action="/desk/import" enctype="multipart/form-data" class="row fields">
      ${tokenField(who)}
      <p>
        <label for="file">企业名单</label>
        <input
          id="file"
          name="file"
          type="file"
          required
          aria-describedby="columns"
          accept=".xlsx,.csv,.xls"
        />
      </p>
      <p><button class="main">先看看</button></p>
    </form>
    <p class="hint" id="columns">
      第一行写列名：统一社会信用代码（必须）、企业名称、县区、园区、行业、联系人、电话；按年的数写“2025年销售收入（万元）”；
      称号写“高企发证日期”“高企到期日”；“数据来源”写审计报告、税务局这样的。一行一个数也可以：指标、年度、数值、单位、来源。先看再导入，导入了也能撤回。
    </p>
    ${imports.length > 0 && renderImports(imports, who)}`;
}

function renderPreview({ key, fileName, list, counts }: Preview, who: Who): Html {
  const [first = "", ...lines] = importLines(list, counts);
  return html`<section class="card" role="status">
    <h2>${visibleText(fileName)}</h2>
    <p>${first}</p>
    ${
      lines.length > 0 &&
      html`<ul class="plain">
        ${lines.slice(0, 200).map((line) => html`<li>${visibleText(line)}</li>`)}
      </ul>`
    }
    ${lines.length > 200 && html`<p class="hint">还有 ${lines.length - 200} 行没有列出来。</p>`}
    ${
      list.companies.length > 0 &&
      html`<form method="post" action="/desk/import/apply">
        ${tokenField(who)}<input type="hidden" name="key" value="${key}" />
        <button class="main">导入这 ${list.companies.length} 家</button>
      </form>`
    }
  </section>`;
}

function renderImports(imports: readonly StoredImport[], who: Who): Html {
  return html`<h2>导入过的</h2>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col">谁、什么时候</th>
            <th scope="col">家数</th>
            <th scope="col"><span class="unseen">操作</span></th>
          </tr>
        </thead>
        <tbody>
          ${imports.map(
            ({ id, fileName, by, at, done, undoneAt }) =>
              html`<tr>
                <td data-head="文件">${visibleText(fileName)}</td>
                <td class="short" data-head="谁、什么时候">${whoWords(by)}，${writeMoment(at)}</td>
                <td class="short" data-head="家数">${done.length}</td>
                <td data-head="操作">
                  ${
                    undoneAt
                      ? `${writeMoment(undoneAt)} 撤回了`
                      : html`<form method="post" action="/desk/import/${id}/undo">
                          ${tokenField(who)}<button
                            class="quiet"
                            aria-label="撤回 ${visibleText(fileName)}"
                          >
                            撤回
                          </button>
                        </form>`
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
