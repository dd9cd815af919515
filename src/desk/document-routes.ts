import { Hono } from "hono";
import { addFile } from "../library/added-file.ts";
import { editVersion } from "../library/edit.ts";
import { proposeAgain, publish, reject, remove } from "../library/review.ts";
import { stateLabel } from "../library/state-label.ts";
import { allVersions, readVersion } from "../library/version-view.ts";
import { draftForDocument } from "../notices/document-draft.ts";
import { differences, readEdit } from "./document-fields.ts";
import { renderDocuments, documentStates, type Uploaded } from "./document-list-page.ts";
import { readDocumentDone } from "./document-notice.ts";
import { renderDocumentPage, type DocumentLook } from "./document-page.ts";
import { fieldOf } from "./guard.ts";
import { refuse } from "./refusal.ts";
import { renderShell } from "./shell.ts";
import type { DeskContext, DeskEnv, DeskSite } from "./site.ts";

/** So many files are taken at once. */
const most = 50;

/** Makes the pages of the documents: those added, each of them, and what is decided about it. */
export function createDocumentRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const regions = () => site.knowledge().regions.map(({ name }) => name);
  const nameOf = (c: DeskContext) => c.get("who").member.name;
  const editionOf = (c: DeskContext) => Number(fieldOf(c.get("form"), "edition"));

  const list = async (
    c: DeskContext,
    { uploaded = [], bad }: { uploaded?: readonly Uploaded[]; bad?: string } = {},
    status: 200 | 400 = 200,
  ) => {
    const who = c.get("who");
    const words = c.req.query("words")?.trim().slice(0, 100) || undefined;
    const state = documentStates.find((one) => one === c.req.query("state"));
    const page = Number.parseInt(c.req.query("page") ?? "", 10) || 1;
    const filter = { state, words, page };
    const body = renderDocuments(await allVersions(site.db, filter), filter, who, uploaded);
    const notice = bad === undefined ? undefined : { text: bad, bad: true };
    const shell = { title: "文档", part: "documents" as const, notice, body };
    return c.html(renderShell(site, shell, who), status);
  };

  const show = async (
    c: DeskContext,
    id: string,
    { bad, ...look }: Partial<DocumentLook> & { bad?: string } = {},
    status: 200 | 400 | 409 = 200,
  ) => {
    const view = await readVersion(site.db, id);
    if (!view) return refuse(c, site, 404, "没有这份文件。");
    const who = c.get("who");
    const notice =
      bad === undefined ? readDocumentDone(c.req.query("done")) : { text: bad, bad: true };
    const all = c.req.query("all") === "1";
    const body = renderDocumentPage(view, who, { regions: regions(), all, ...look });
    const shell = { title: "文档", part: "documents" as const, notice, body };
    return c.html(renderShell(site, shell, who), status);
  };
  const done = (c: DeskContext, id: string, word: string) =>
    c.redirect(`/desk/documents/${encodeURIComponent(id)}?done=${word}`, 303);

  /** Whether a notice of a document that is published now was drafted. */
  const drafted = async (id: string): Promise<boolean> => {
    const version = site.notices && (await readVersion(site.db, id))?.version;
    if (!site.notices || !version) return false;
    const draft = await draftForDocument(site.db, site.notices.audience(), version, site.now());
    return draft !== undefined;
  };

  app.get("/desk/documents", (c) => list(c));
  app.get("/desk/documents/:id", (c) => show(c, c.req.param("id")));

  app.post("/desk/documents", async (c) => {
    const form = c.get("form");
    const files = form.getAll("files").filter((one) => typeof one !== "string" && one.name !== "");
    if (files.length === 0) return list(c, { bad: "还没有选文件。" }, 400);
    if (files.length > most) return list(c, { bad: `一次最多 ${most} 份，没有收下。` }, 400);
    const visibility =
      fieldOf(form, "visibility") === "internal" ? ("internal" as const) : undefined;
    const uploaded: Uploaded[] = [];
    for (const file of files) {
      if (typeof file === "string") continue;
      const bytes = new Uint8Array(await file.arrayBuffer());
      const adding = {
        regions: site.knowledge().regions,
        visibility,
        by: nameOf(c),
        at: site.now(),
      };
      const added = await addFile(site.db, { bytes, name: file.name }, adding);
      if (added.outcome === "refused") uploaded.push({ name: file.name, text: added.sentence });
      else {
        const { versionId } = added;
        const known = added.outcome === "known";
        if (files.length === 1) return done(c, versionId, known ? "known" : "added");
        const text = known ? `以前加过，${stateLabel(added.state)}。` : "收下了，待审。";
        uploaded.push({ name: file.name, text, versionId });
      }
    }
    return list(c, { uploaded });
  });

  app.post("/desk/documents/:id/edit", async (c) => {
    const id = c.req.param("id");
    const form = c.get("form");
    const version = (await readVersion(site.db, id))?.version;
    if (!version) return refuse(c, site, 404, "没有这份文件。");
    const kept = differences(form, version);
    const stale =
      "你写的时候别人改过这份文件，这次没有存。下面是现在的样子，你写的也留着，可以再填一遍。";
    if (version.edition !== editionOf(c)) return show(c, id, { bad: stale, kept }, 409);
    const edit = readEdit(form, version, regions());
    if ("fault" in edit) return show(c, id, { bad: edit.fault, typed: form }, 400);
    const outcome = await editVersion(site.db, id, editionOf(c), edit, nameOf(c), site.now());
    if (outcome === "saved") return done(c, id, "saved");
    if (outcome === "stale") return show(c, id, { bad: stale, kept }, 409);
    if (outcome === "notProposed")
      return show(c, id, { bad: "这份文件已经审过了，这次没有存。", kept }, 409);
    return show(c, id, { bad: outcome.fault, typed: form }, 400);
  });

  app.post("/desk/documents/:id/publish", async (c) => {
    const id = c.req.param("id");
    const outcome = await publish(site.db, id, editionOf(c), nameOf(c), site.now());
    switch (outcome) {
      case "published":
        return done(c, id, (await drafted(id)) ? "drafted" : "published");
      case "stale":
        return show(c, id, { bad: "你看的时候别人改过它，还没有公开。看看现在的样子再按。" }, 409);
      case "notProposed":
        return show(c, id, { bad: "别人已经处理了这份文件。" }, 409);
      case "samePerson":
        return show(c, id, { bad: "你加的文件要另一个人来公开。" }, 409);
      default:
        return show(c, id, { bad: outcome.fault }, 409);
    }
  });

  app.post("/desk/documents/:id/reject", async (c) => {
    const id = c.req.param("id");
    const reason = fieldOf(c.get("form"), "reason").trim();
    return (await reject(site.db, id, nameOf(c), site.now(), reason)) === "rejected"
      ? done(c, id, "rejected")
      : show(c, id, { bad: "别人已经处理了这份文件。" }, 409);
  });

  app.post("/desk/documents/:id/remove", async (c) => {
    const id = c.req.param("id");
    const reason = fieldOf(c.get("form"), "reason").trim();
    return (await remove(site.db, id, nameOf(c), site.now(), reason)) === "removed"
      ? done(c, id, "removed")
      : show(c, id, { bad: "这份文件已经不在用了。" }, 409);
  });

  app.post("/desk/documents/:id/propose", async (c) => {
    const id = c.req.param("id");
    return (await proposeAgain(site.db, id, nameOf(c), site.now())) === "proposed"
      ? done(c, id, "proposed")
      : show(c, id, { bad: "别人已经处理了这份文件。" }, 409);
  });
  return app;
}
