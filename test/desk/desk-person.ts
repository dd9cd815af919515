import { join } from "node:path";
import { desk, type Desk, type DeskOptions } from "../../src/desk/desk.ts";
import { renewFirstCode } from "../../src/people/first-admin.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { readKnowledgeFiles } from "../../src/knowledge/knowledge.ts";
import { sound } from "../knowledge/knowledge-folder.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const site = "http://desk.test";

/** One policy, one programme. */
export const { knowledge: smallKnowledge } = readKnowledgeFiles(
  Object.entries(sound).map(([file, text]) => ({ file, text })),
);

/** A desk on an SQLite file of its own, with a clock that tests turn. */
export interface TestDesk {
  desk: Desk;
  db: Database;
  clock: { now: Date };
}

/** Opens a desk for tests. */
export async function openDesk(options: Partial<DeskOptions> = {}): Promise<TestDesk> {
  const db = await openDatabase(`file:${join(temporaryFolder(), "desk.db")}`);
  const clock = { now: new Date("2026-11-24T02:00:00Z") };
  return {
    desk: desk({ db, now: () => clock.now, knowledge: () => smallKnowledge, ...options }),
    db,
    clock,
  };
}

/** A browser: it keeps cookies, and fills in the forms of the page that it shows. */
export class Browser {
  readonly #desk: Desk;
  readonly cookies = new Map<string, string>();
  headers: Record<string, string> = {};
  remote = "10.0.0.1";
  status = 0;
  html = "";
  location: string | null = null;
  response = new Response();

  constructor({ desk }: { desk: Desk }) {
    this.#desk = desk;
  }

  /** Sends a request and follows where it leads. */
  async send(path: string, init: RequestInit = {}): Promise<this> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers({ cookie, ...this.headers });
    const request = new Request(site + path, { ...init, headers });
    const response = await this.#desk.handle(request, this.remote);
    if (!response) throw new Error(`${path} is not an address of the desk.`);
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    this.response = response;
    this.status = response.status;
    this.html = await response.text();
    this.location = response.headers.get("location");
    return this.status === 303 && this.location !== null ? this.send(this.location) : this;
  }

  open(path: string): Promise<this> {
    return this.send(path);
  }

  /** Posts a form of the page that is shown, with its hidden fields. */
  submit(action: string, fields: Record<string, string> = {}): Promise<this> {
    const forms = this.html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs);
    const form = [...forms].find(([, to]) => decode(to ?? "") === action)?.[2];
    if (form === undefined) throw new Error(`No form leads to ${action}.`);
    const hidden = form.matchAll(
      /<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"\s*\/?>/g,
    );
    const all = new URLSearchParams();
    for (const [, name = "", value = ""] of hidden) all.append(name, decode(value));
    for (const [name, value] of Object.entries(fields)) all.set(name, value);
    return this.post(action, all);
  }

  /** Posts whatever is given. */
  post(path: string, fields: URLSearchParams | Record<string, string>): Promise<this> {
    return this.send(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  /** What can be read on the page. */
  get text(): string {
    const body = this.html.replace(/<head>.*?<\/head>/s, "").replace(/<[^>]*>/g, "");
    return decode(body).replace(/\s+/g, " ");
  }
}

/** The first admin of a desk, signed in. */
export async function firstAdmin(test: TestDesk, name = "王管理"): Promise<Browser> {
  const code = await renewFirstCode(test.db, test.clock.now);
  const browser = await new Browser(test).open("/desk/sign-in");
  return browser.submit("/desk/sign-in", { code: code ?? "", name });
}

/** Adds a colleague and signs it in, in a browser of its own. */
export async function colleague(
  test: TestDesk,
  admin: Browser,
  name: string,
  role = "staff",
): Promise<Browser> {
  await admin.open("/desk/people");
  await admin.submit("/desk/people", { name, role });
  const browser = await new Browser(test).open("/desk/sign-in");
  return browser.submit("/desk/sign-in", { code: shownCode(admin) });
}

/** The sign-in code that a page shows. */
export function shownCode({ html }: Browser): string {
  return /<p class="code">([^<]+)<\/p>/.exec(html)?.[1] ?? "";
}

function decode(text: string): string {
  const marks: Record<string, string> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => marks[name] ?? "");
}
