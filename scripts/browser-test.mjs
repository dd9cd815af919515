// Drives the pages in Chromium: `npm run test:browser [-- --shots FOLDER] [--only WORDS] [--built FOLDER]`.
// Skips with a sentence where there is no Chromium. The chat page is served with sample answers; the
// desk by the built program on an empty data folder (`--only desk` checks nothing else).
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { createServer } from "vite";
import { checkDesk } from "../test/browser/desk-checks.mjs";
import { openDeskServer } from "../test/browser/desk-server.mjs";
import { checkPage } from "../test/browser/page-checks.mjs";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
if (!existsSync(executablePath)) {
  console.log(
    `Skipped: no Chromium at ${executablePath}. Install it (Debian: apt install chromium ` +
      "fonts-noto-cjk) or set CHROMIUM_PATH.",
  );
  process.exit(0);
}

const option = (name) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const shots = option("--shots");
const only = option("--only");
const built = option("--built") ?? join(import.meta.dirname, "../dist");
if (shots) mkdirSync(shots, { recursive: true });

// Vite only turns the TypeScript of the sample site into what Node can run.
const vite = await createServer({
  root: join(import.meta.dirname, ".."),
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
  appType: "custom",
  logLevel: "error",
});
const { openSampleSite } = await vite.ssrLoadModule("/test/browser/sample-site.ts");
// Chromium refuses its sandbox to root, which is who runs tests in most containers.
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath, args });

let failed = 0;
const tell = ({ name, fault }) => {
  console.log(fault === undefined ? `ok    ${name}` : `FAIL  ${name}\n      ${fault}`);
  if (fault !== undefined) failed += 1;
};
try {
  for await (const told of checkPage({ browser, openSampleSite, shots, only })) tell(told);
  if (only === undefined || only === "desk") {
    const openServer = () => openDeskServer(join(built, "main.js"));
    for await (const { name, fault } of checkDesk({ browser, openServer, shots }))
      tell({ name: `desk: ${name}`, fault });
  }
} finally {
  await browser.close();
  await vite.close();
}
console.log(failed === 0 ? "All checks of the pages passed." : `${failed} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;
