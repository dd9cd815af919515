import { html } from "hono/html";
import { textSheet, workbook } from "../../assistant/people/kept-file.ts";
import type { MadeFile } from "../../messages/profile-view.ts";
import { visibleText } from "../../messages/visible-text.ts";
import { answerKinds, answerLabels } from "../../notices/answer-words.ts";
import { waysOf, type NoticeStatistics } from "../../notices/progress.ts";
import { reasonLabel, stateLabels, wayLabel } from "../../notices/ways.ts";
import type { RecipientRow } from "../../stores/notice-progress.ts";
import type { Notice } from "../../stores/notices.ts";
import { writeMoment } from "../moment.ts";
import type { Html } from "../shell.ts";
import { titleWords } from "./list-page.ts";
import { countOf, partsOf, partyWords, renderTop, statesIn, whyWords } from "./progress-page.ts";
import { renderBar, renderTable } from "./table-html.ts";

/** Renders what came of a notice: by way and state, by county, by what people did. */
export function renderStatistics(notice: Notice, statistics: NoticeStatistics): Html {
  const { recipients, reasons, receipts, counties } = statistics;
  const { head, rows } = wayRows(statistics);
  const ways = waysOf(statistics);
  const most = Math.max(0, ...counties.map(({ companies }) => companies));
  return html`${renderTop(notice, "statistics")}
    <p class="tally"><strong>${recipients}</strong> 个收件方</p>
    <p><a class="button" href="/desk/notices/${notice.id}/statistics.xlsx">下载 XLSX</a></p>
    <h2>各渠道</h2>
    <p class="hint">横条：绿的收到了，蓝的正在发，红的没收到，灰的还没发或要打电话。</p>
    ${renderTable(
      "各渠道的收件方",
      ["渠道", "图", ...head.slice(1)],
      rows.map(([way = "", ...counts], at) => [
        way,
        renderBar(`${way}：${counts.join("、")}`, partsOf(statistics, ways[at]), recipients),
        ...counts,
      ]),
    )}
    ${
      reasons.size > 0 &&
      html`<h2>没收到的原因</h2>
        ${renderCounts(reasonRows(statistics))}`
    }
    <h2>收到以后做了什么</h2>
    ${renderCounts(deedRows(statistics))}
    ${
      receipts.size > 0 &&
      html`<h2>回执</h2>
        ${renderCounts(receiptRows(statistics))}`
    }
    <h2>各县区</h2>
    <p class="hint">横条：深的是收到的企业，浅的是没收到的。</p>
    ${renderTable(
      "各县区的企业",
      ["县区", "图", ...countyHead],
      counties.map((one) => [
        countyWords(one.county),
        renderBar(
          `${countyWords(one.county)}：${one.companies} 家里 ${one.reached} 家收到`,
          [
            { count: one.reached, look: "good" },
            { count: one.companies - one.reached, look: "rest" },
          ],
          most,
        ),
        ...countyCells(one),
      ]),
    )}`;
}

const countyHead = ["企业", "收到", ...answerKinds.map((kind) => answerLabels[kind])];

function countyWords(county: string): string {
  return county === "" ? "没登记县区" : visibleText(county);
}

function countyCells({ companies, reached, answers }: NoticeStatistics["counties"][number]) {
  return [companies, reached, ...answerKinds.map((kind) => answers.get(kind) ?? 0)];
}

function wayRows(statistics: NoticeStatistics): {
  head: string[];
  rows: (string | number)[][];
} {
  const states = statesIn(statistics);
  return {
    head: ["渠道", ...states.map((state) => stateLabels[state])],
    rows: waysOf(statistics).map((way) => [
      wayLabel(way),
      ...states.map((state) => countOf(statistics, way, state)),
    ]),
  };
}

type CountRow = readonly [label: string, count: number];

function deedRows({ answers }: NoticeStatistics): CountRow[] {
  return answerKinds.map((kind) => [answerLabels[kind], answers.get(kind) ?? 0]);
}

function reasonRows({ reasons }: NoticeStatistics): CountRow[] {
  return [...reasons].map(([why, count]) => [reasonLabel(why), count]);
}

function receiptRows({ receipts }: NoticeStatistics): CountRow[] {
  return [...receipts].map(([words, count]) => [visibleText(words), count]);
}

/** Recipients by what is said of them. */
function renderCounts(rows: readonly CountRow[]): Html {
  return html`<dl class="facts">
    ${rows.map(
      ([label, count]) =>
        html`<dt>${label}</dt>
          <dd>${count}</dd>`,
    )}
  </dl>`;
}

/** What came of a notice as a workbook; `recipients` are listed one by one. */
export function statisticsFile(
  notice: Notice,
  statistics: NoticeStatistics,
  recipients: readonly RecipientRow[],
): Promise<MadeFile> {
  const { head, rows } = wayRows(statistics);
  const texts = (cells: readonly (readonly (string | number)[])[]) =>
    cells.map((row) => row.map(String));
  return workbook(`通知统计-${titleWords(notice)}`, [
    textSheet("渠道", head, texts(rows), [14, 10, 10, 10, 10, 10, 10]),
    textSheet("没收到的原因", ["原因", "收件方"], texts(reasonRows(statistics)), [30, 10]),
    textSheet("做了什么", ["做了什么", "收件方"], texts(deedRows(statistics)), [20, 10]),
    textSheet("回执", ["回执", "收件方"], texts(receiptRows(statistics)), [30, 10]),
    textSheet(
      "县区",
      ["县区", ...countyHead],
      statistics.counties.map((one) => [countyWords(one.county), ...countyCells(one).map(String)]),
      [16, 8, 8, 12, 10, 8, 10, 8, 8, 8],
    ),
    textSheet(
      "明细",
      ["企业、人", "渠道", "状态", "为什么没收到", "什么时候", "县区"],
      recipients.map((row) => [
        partyWords(row),
        wayLabel(row.via),
        stateLabels[row.state],
        whyWords(row),
        row.settledAt ? writeMoment(row.settledAt) : "",
        [...new Set(row.companies.flatMap(({ county }) => county ?? []))].join("、"),
      ]),
      [44, 12, 14, 20, 18, 16],
    ),
  ]);
}
