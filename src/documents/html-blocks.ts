import { Parser } from "htmlparser2";
import { TableReader } from "./html-table.ts";
import { cutLong } from "./source-line.ts";

/** A paragraph, heading or table of a web page. */
export interface HtmlBlock {
  text: string;
  depth?: number;
  table?: boolean;
  /** How many characters of the text are links. */
  linked: number;
  /** Index of the innermost element that holds it. */
  container: number;
  /** Whether it stands in a menu, footer and the like. */
  furniture: boolean;
}

/** What a web page is made of. */
export interface HtmlPage {
  blocks: HtmlBlock[];
  /** For every container the index of the one around it; -1 for the page. */
  parents: number[];
  /** Contents of `meta` by name in small letters. */
  meta: Map<string, string>;
  title: string;
}

/** Deepest nesting that is read; a page made by people stays far below. */
const DEEPEST = 1000;
const CHUNK = 32_768;

const SILENT = new Set(
  "script style noscript template svg math iframe object canvas audio video select option button textarea map datalist dialog".split(
    " ",
  ),
);
const FURNITURE = new Set(["nav", "footer", "aside", "menu"]);
const CONTAINER = new Set(
  "html body div section article main form center fieldset figure td th table tbody blockquote header nav footer aside menu dl details".split(
    " ",
  ),
);
const BLOCK = new Set([
  ...CONTAINER,
  ..."p h1 h2 h3 h4 h5 h6 li ul ol dt dd tr pre hr caption legend address thead tfoot summary br".split(
    " ",
  ),
]);
const FURNITURE_NAME =
  /(?:^|[-_\s])(?:nav\w{0,8}|menu\w{0,6}|foot(?:er)?\w{0,4}|bottom|top(?:bar|nav|menu|-?header)|crumbs?|bread-?crumbs?|side-?bar\w{0,4}|share\w{0,6}|bdshare\w*|related|recommend\w{0,6}|comments?|search\w{0,6}|login|copyright|toolbar|banner\w{0,4}|pagination|pagers?|qr-?code|ewm|friend-?links?|dqwz|position|location|popup|modal|site-?map)(?:[-_\s]|$)/i;

interface Open {
  name: string;
  /** Container before this element opened. */
  container: number;
  silent: boolean;
  furniture: boolean;
  count: number;
}

/** Reads the blocks of a page from its tags, one after another; `undefined` when they are nested beyond all use. */
export function readHtml(html: string): HtmlPage | undefined {
  const page = new PageReader();
  const parser = new Parser(page, { decodeEntities: true, lowerCaseTags: true });
  for (let at = 0; at < html.length; at += CHUNK) {
    parser.write(html.slice(at, at + CHUNK));
    if (page.depth > DEEPEST) return undefined;
  }
  parser.end();
  return page.read();
}

class PageReader {
  private readonly blocks: HtmlBlock[] = [];
  private readonly parents: number[] = [-1];
  private readonly meta = new Map<string, string>();
  private readonly stack: Open[] = [];
  private readonly tables: TableReader[] = [];
  private text = "";
  private linked = 0;
  private links = 0;
  private container = 0;
  private heading: number | undefined;
  private title = "";
  private inTitle = false;

  /** How many elements are open. */
  get depth(): number {
    return this.stack.length;
  }

  read(): HtmlPage {
    this.flush();
    const { blocks, parents, meta, title } = this;
    return { blocks, parents, meta, title: title.trim() };
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    const outer = this.stack.at(-1);
    if (name === "meta") this.readMeta(attributes);
    if (name === "title") this.inTitle = true;
    if (BLOCK.has(name)) this.breakBlock(name);
    if (name === "a") this.links += 1;
    const depth = /^h([1-6])$/.exec(name)?.[1];
    if (depth !== undefined) this.heading = Number(depth);
    if (name === "li") this.number();
    const silent = outer?.silent === true || SILENT.has(name) || isHidden(attributes);
    const named = `${attributes["class"] ?? ""} ${attributes["id"] ?? ""} ${attributes["role"] ?? ""}`;
    const isFurniture =
      FURNITURE.has(name) ||
      (CONTAINER.has(name) || name === "ul" || name === "p" ? FURNITURE_NAME.test(named) : false);
    this.stack.push({
      name,
      container: this.container,
      silent,
      furniture: outer?.furniture === true || (isFurniture && name !== "body" && name !== "html"),
      count: 0,
    });
    if (CONTAINER.has(name)) {
      this.parents.push(this.container);
      this.container = this.parents.length - 1;
    }
    if (silent) return;
    if (name === "table") this.openTable();
    if (name === "tr") this.tables.at(-1)?.openRow();
    if (name === "td" || name === "th")
      this.tables.at(-1)?.openCell(attributes, this.blocks.length);
  }

  ontext(text: string): void {
    if (this.inTitle) this.title += text;
    const open = this.stack.at(-1);
    if (open?.silent === true || this.inTitle) return;
    this.text += text;
    if (this.links > 0) this.linked += text.trim().length;
  }

  onclosetag(name: string): void {
    if (name === "title") this.inTitle = false;
    if (BLOCK.has(name)) this.breakBlock(name);
    if (/^h[1-6]$/.test(name)) this.heading = undefined;
    if (name === "a") this.links = Math.max(0, this.links - 1);
    const open = this.stack.pop();
    if (open === undefined) return;
    this.container = open.container;
    if (open.silent) return;
    if (name === "td" || name === "th") this.closeCell();
    if (name === "table") this.closeTable();
  }

  /** A line break within a heading joins; everything else that is a block ends the one before. */
  private breakBlock(name: string): void {
    if (name === "br" && this.heading !== undefined) return;
    this.flush();
  }

  private flush(): void {
    const text = this.text
      .replace(/(?<=\p{Script=Han}|[，。；、：）])\s*\n\s*(?=\p{Script=Han}|[（“《])/gu, "")
      .replace(/\s+/g, " ")
      .trim();
    const { linked, container, heading } = this;
    const furniture = this.stack.at(-1)?.furniture === true;
    const depth = heading === undefined ? {} : { depth: heading };
    for (const piece of text === "" ? [] : cutLong(text)) {
      this.blocks.push({ text: piece, linked, container, furniture, ...depth });
    }
    this.text = "";
    this.linked = 0;
  }

  private number(): void {
    const list = this.stack.findLast((one) => one.name === "ol" || one.name === "ul");
    if (list?.name !== "ol") return;
    list.count += 1;
    this.text = `${String(list.count)}. `;
  }

  private openTable(): void {
    this.tables.at(-1)?.nest();
    this.tables.push(new TableReader(this.blocks.length));
  }

  private closeCell(): void {
    this.tables.at(-1)?.closeCell(this.blocks);
  }

  /** A table of figures becomes one block; one that only lays out a page stays the blocks it holds. */
  private closeTable(): void {
    const table = this.tables.pop();
    const text = table?.text();
    if (!table || text === undefined) return;
    const held = this.blocks.splice(table.start);
    const linked = held.reduce((sum, block) => sum + block.linked, 0);
    const furniture = held.length > 0 && held.every((block) => block.furniture);
    this.blocks.push({ text, table: true, linked, container: this.container, furniture });
  }

  private readMeta({ name, property, content }: Record<string, string>): void {
    const key = (name ?? property ?? "").toLowerCase();
    if (key !== "" && content !== undefined) this.meta.set(key, content.trim());
  }
}

function isHidden(attributes: Record<string, string>): boolean {
  return (
    attributes["hidden"] !== undefined ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes["style"] ?? "")
  );
}
