import { Hono } from "hono";
import type { OfferedFile } from "../../../messages/profile-view.ts";
import { createRateLimit } from "../../../pages/rate-limit.ts";
import { readConversation } from "../conversation.ts";
import { disposition } from "../disposition.ts";
import { refuse } from "../refusal.ts";
import type { Site, SiteEnv } from "../site.ts";

const kinds: readonly OfferedFile["kind"][] = [
  ...(["memo", "report", "workbook", "ledger"] as const),
  ...(["company-workbook", "company-data", "own-workbook", "own-data", "own-calendar"] as const),
];

/** Makes the addresses under which files of a filing package are handed over. */
export function createFileRoutes({ look, limits, now }: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const fileWait = createRateLimit(limits.file, () => now().getTime());

  app.get("/file/:key{[\\w-]{12}}/:enterpriseId/:rule/:kind", async (c) => {
    const { key, enterpriseId, rule, kind: named } = c.req.param();
    const conversation = readConversation(c, c.get("origin").https, key);
    const kind = kinds.find((one) => one === named);
    if (!conversation || !kind)
      return refuse(c, look, 404, "没有这份文件；只有说这些数的那台设备能下载。");
    const wait = fileWait(c.get("origin").client);
    if (wait > 0) {
      c.header("Retry-After", String(wait));
      return refuse(c, look, 429, `下载得太快了，请过 ${wait} 秒再试。`);
    }
    const made = await c
      .get("assistant")
      .file("web", conversation.address, { kind, enterpriseId, rule });
    if (!made) return refuse(c, look, 404, "这份文件做不出来：对话里已经没有这家企业的数。");
    c.header("Content-Type", made.mediaType);
    c.header("Content-Disposition", disposition(made.name));
    return c.body(new Uint8Array(made.bytes));
  });
  return app;
}
