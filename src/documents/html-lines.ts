import { readNumber } from "../clauses/document-number.ts";
import { readHtml } from "./html-blocks.ts";
import type { HtmlBlock, HtmlPage } from "./html-blocks.ts";
import { readLabelledFields } from "./labelled-fields.ts";
import { clean } from "./source-line.ts";
import type { SourceLine, SourceText } from "./source-line.ts";

/** How much of the text around it a container must hold to be taken for the document. */
const MAIN_SHARE = 0.85;
/** How much of a block may be links before it is a menu. */
const LINK_SHARE = 0.6;
/** How much of the text may stand in menus and footers before they are not what their names say. */
const FURNITURE_SHARE = 0.6;
const NOISE =
  /^(?:当前位置|您的位置|您所在的?位置|现在位置|首页 *[>»/＞]|【?(?:打印|关闭|收藏)|打印(?:本页)?$|分享(?:到|至)?[:：]?|字体[:：]|字号[:：]|扫一扫|浏览次数|点击数|阅读次数|上一篇|下一篇|返回(?:顶部|首页)|版权所有|主办单位|[粤宁京沪].?ICP备|网站地图|无障碍|【?字体|责任编辑)|大 ?中 ?小$/;
const SITE = /(?:网站?|门户|首页|频道|公司|平台|政府|[委局厅部])$/;

/** Reads the document on a web page, without menus and footers; `undefined` when the page cannot be read. */
export function readPage(html: string): SourceText | undefined {
  const page = readHtml(html.replace(/^\s*(?:<%[^>]{0,500}%>\s*){1,20}/, ""));
  if (!page) return undefined;
  const { before, main } = split(page);
  const lines = main.map(lineOf).filter((line) => line.text !== "" && !NOISE.test(line.text));
  const registers = lines.slice(0, 8).filter((line) => readLabelledFields([line]).size >= 2);
  const fields = new Map([...readLabelledFields([...before.map(lineOf), ...registers])]);
  noteHead(fields, page, before);
  return { lines: lines.filter((line) => !registers.includes(line)), fields };
}

/** Takes title, 文号 and the day of putting up from where pages keep them. */
function noteHead(fields: Map<string, string>, page: HtmlPage, before: readonly HtmlBlock[]): void {
  const heading = before.find(
    (block) => (block.depth ?? 9) <= 3 && block.text.length > 5 && block.linked === 0,
  );
  const [named = ""] = page.title.split(
    /\s*[-_|—–]+\s*(?=[^-_|—–]*(?:网|门户|政府|局|厅|委)[^-_|—–]*$)/,
  );
  const title = page.meta.get("articletitle") ?? heading?.text ?? (SITE.test(named) ? "" : named);
  if (title !== "" && !fields.has("标题")) fields.set("标题", clean(title).trim());
  const number = before.find((block) => readNumber(block.text) !== undefined);
  if (number && !fields.has("发文字号")) fields.set("发文字号", number.text);
  const shown = page.meta.get("pubdate") ?? page.meta.get("publishdate");
  if (shown !== undefined && !fields.has("上网时间")) fields.set("上网时间", shown);
  const source = page.meta.get("contentsource");
  if (source !== undefined && source !== "") fields.set("来源", clean(source).trim());
}

/** Finds the container that holds nearly all sentences, and what stands before it on the page. */
function split(page: HtmlPage): { before: HtmlBlock[]; main: HtmlBlock[] } {
  const sum = (blocks: readonly HtmlBlock[]) =>
    blocks.reduce((all, block) => all + scoreOf(block), 0);
  const kept = page.blocks.filter((block) => !block.furniture);
  const blocks = sum(kept) >= sum(page.blocks) * (1 - FURNITURE_SHARE) ? kept : page.blocks;
  const scores = page.parents.map(() => 0);
  for (const block of blocks)
    scores[block.container] = (scores[block.container] ?? 0) + scoreOf(block);
  const inward: number[][] = page.parents.map(() => []);
  for (let at = page.parents.length - 1; at > 0; at -= 1) {
    const parent = page.parents[at] ?? 0;
    inward[parent]?.push(at);
    scores[parent] = (scores[parent] ?? 0) + (scores[at] ?? 0);
  }
  let main = 0;
  for (;;) {
    const least = (scores[main] ?? 0) * MAIN_SHARE;
    const next = inward[main]?.find((child) => (scores[child] ?? 0) >= least);
    if (next === undefined || least === 0) break;
    main = next;
  }
  const within = membersOf(page.parents, main);
  const first = blocks.findIndex((block) => within[block.container] === true);
  return {
    before: first < 0 ? [] : blocks.slice(0, first),
    main: blocks.filter((block) => within[block.container] === true && !isLinks(block)),
  };
}

/** For every container whether it is `main` or lies in it; outer containers have lower indexes. */
function membersOf(parents: readonly number[], main: number): boolean[] {
  const within: boolean[] = [];
  parents.forEach((parent, at) => {
    within.push(at === main || within[parent] === true);
  });
  return within;
}

/** Sentences count by their length, links and single words hardly. */
function scoreOf(block: HtmlBlock): number {
  if (isLinks(block)) return 0;
  const length = block.text.length - block.linked;
  return /[，。；：、]/.test(block.text) || block.table === true ? length : length / 5;
}

function isLinks(block: HtmlBlock): boolean {
  return block.linked > block.text.length * LINK_SHARE;
}

function lineOf(block: HtmlBlock): SourceLine {
  return {
    text: clean(block.text).trim(),
    ...(block.depth !== undefined && { depth: block.depth }),
    ...(block.table === true && { table: true }),
  };
}
