import { html } from "hono/html";
import type { Band, Figure, RuleVersion, ScorePart } from "../../../rules/rule.ts";
import { limitWords, type Wording } from "../../../rules/wording.ts";
import type { Interval } from "../../../units/interval.ts";
import { isPoint } from "../../../units/interval.ts";
import { decimalText } from "../../../units/rational.ts";
import { renderCells } from "../table-html.ts";
import type { Html } from "../text-html.ts";
import { renderFrom, type ClauseLink } from "./clause-link.ts";

type Banded = Extract<Figure, { kind: "bands" }>;

/** The table behind a figure; `undefined` where it has none. */
export function bandsOf(figure: Figure, version: RuleVersion): Banded | undefined {
  if (figure.kind === "bands") return figure;
  const param = figure.kind === "named" ? version.params.get(figure.name) : undefined;
  return param && bandsOf(param.value, version);
}

/** Renders the figures of a table, by what decides the row. */
export function renderFigureBands({ by, bands }: Banded, wording: Wording): Html {
  const rows = bands.map((band) => [limitWords(band), wording.figure(band.value)]);
  return renderTable([wording.label(by.name), "要求"], rows);
}

/** Renders a score with its parts, each with its points and its clause. */
export function renderScore(
  part: ScorePart,
  version: RuleVersion,
  wording: Wording,
  link: ClauseLink,
): Html {
  return html`<section class="score">
    <h3>${part.label} <small>满分 ${pointsWords(part.max)}</small></h3>
    ${renderPoints(part, wording, link)} ${renderFrom(link(part.clause))}
  </section>`;
}

function renderPart(part: ScorePart, wording: Wording, link: ClauseLink, above: string): Html {
  const { label, max, clause, when } = part;
  const own = clause && `${clause.document} ${clause.place}`;
  return html`<li>
    <strong>${label}</strong> <small>最多 ${pointsWords(max)}</small>
    ${when && html`<p>只在这样时计分：${wording.condition(when)}。</p>`}
    ${renderPoints(part, wording, link)} ${own !== above && renderFrom(link(clause))}
  </li>`;
}

/** How many of several parts count. */
const CHOSEN = { best: "下面几样里取高的：", first: "从上往下，按头一个合条件的：" } as const;

function renderPoints({ points, clause }: ScorePart, wording: Wording, link: ClauseLink): Html {
  const own = clause ? `${clause.document} ${clause.place}` : "";
  switch (points.kind) {
    case "sum":
    case "best":
    case "first":
      return html`${points.kind !== "sum" && points.parts.length > 1 && html`<p>${CHOSEN[points.kind]}</p>`}
        <ul>
          ${points.parts.map((one) => renderPart(one, wording, link, own))}
        </ul>`;
    case "bands": {
      const named = points.bands.some(({ label }) => label !== undefined);
      return renderTable(
        [wording.label(points.by.name), "得分", ...(named ? ["档"] : [])],
        points.bands.map((band) => scoreRow(band, named)),
      );
    }
    case "formula":
      return html`<p>按公式算分。</p>`;
    case "expert":
      return html`<p>${isPoint(points.range) ? "" : "专家打 "}${pointsWords(points.range)}。</p>`;
  }
}

function scoreRow(band: Band<Interval>, named: boolean): string[] {
  const { value, label = "" } = band;
  return [limitWords(band), pointsWords(value), ...(named ? [label] : [])];
}

/** Points as `5 分`, `5–6 分`. */
function pointsWords(range: Interval): string {
  const [low, high] = [range.low, range.high].map((end) => (end ? decimalText(end) : ""));
  return isPoint(range) ? `${low ?? ""} 分` : `${low ?? ""}–${high ?? ""} 分`;
}

/** Renders a small table of plain words. */
function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): Html {
  const frame = { name: "bands", label: head.join("、") };
  return renderCells({ head, rows }, frame, (words) => html`<td>${words}</td>`);
}
