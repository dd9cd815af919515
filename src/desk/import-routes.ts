import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { Hono } from "hono";
import { applyImport, previewImport, undoImport } from "../people/import/import-apply.ts";
import { importGround } from "../people/import/import-ground.ts";
import { readListFile } from "../people/import/read-list-file.ts";
import { lastImports } from "../stores/imports.ts";
import { fieldOf } from "./guard.ts";
import { renderImport, type Preview } from "./import-page.ts";
import { readDone } from "./notice.ts";
import { renderShell } from "./shell.ts";
import type { DeskContext, DeskEnv, DeskSite } from "./site.ts";

/** So many lists wait at once to be taken in; an older one has to be sent again. */
const MOST_WAITING = 8;
const IMPORTS_SHOWN = 10;
/** Longest that an office program may take to turn a file into another kind, in milliseconds. */
const CONVERSION = 60_000;

/** Makes the page on which lists of companies are taken in. */
export function createImportRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const waiting = new Map<string, Preview & { readonly person: string }>();

  const show = async (
    c: DeskContext,
    { preview, bad, good }: { preview?: Preview; bad?: string; good?: string } = {},
    status: 200 | 400 | 409 = 200,
  ) => {
    const who = c.get("who");
    const text = bad ?? good;
    const notice =
      text === undefined ? readDone(c.req.query("done")) : { text, bad: bad !== undefined };
    const body = renderImport(await lastImports(site.db, IMPORTS_SHOWN), preview, who);
    return c.html(
      renderShell(site, { title: "导入企业", part: "companies", notice, body }, who),
      status,
    );
  };

  app.get("/desk/import", (c) => show(c));

  app.post("/desk/import", async (c) => {
    const file = c.get("form").get("file");
    if (file === null || typeof file === "string" || file.size === 0)
      return show(c, { bad: "还没有选文件。" }, 400);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const office = { command: "soffice", folder: tmpdir(), milliseconds: CONVERSION };
    const ground = importGround(site.knowledge());
    const list = await readListFile(bytes, file.name, ground, { office });
    if ("refused" in list) return show(c, { bad: list.refused }, 400);
    const counts = await previewImport(site.db, list.companies, site.now());
    const key = randomUUID();
    const preview = { key, fileName: file.name.slice(0, 100), list, counts };
    waiting.set(key, { ...preview, person: c.get("who").member.id });
    const [oldest] = waiting.keys();
    if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest);
    return show(c, { preview });
  });

  app.post("/desk/import/apply", async (c) => {
    const key = fieldOf(c.get("form"), "key");
    const found = waiting.get(key);
    const { member } = c.get("who");
    waiting.delete(key);
    if (found?.person !== member.id)
      return show(c, { bad: "这份名单已经导入过，或者放得太久了，重新选一次文件。" }, 409);
    const { list, fileName } = found;
    await applyImport(site.db, list.companies, { fileName, by: member.name }, site.now());
    return c.redirect("/desk/import?done=imported", 303);
  });

  app.post("/desk/import/:id/undo", async (c) => {
    const by = c.get("who").member.name;
    const result = await undoImport(site.db, c.req.param("id"), by, site.now());
    if (!result) return show(c, { bad: "已经撤回过了。" }, 409);
    if (result.kept.length === 0) return c.redirect("/desk/import?done=undone", 303);
    const names = result.kept.slice(0, 20).join("、");
    const good = `撤回了 ${result.undone} 家；这些之后又有变动或有人加入，没有动：${names}。`;
    return show(c, { good });
  });
  return app;
}
