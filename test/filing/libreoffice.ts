import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SOFFICE = "/usr/bin/soffice";
/** Without this the results that a file brings along would be believed. */
const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>`;

/** Whether LibreOffice is installed here. */
export const hasLibreOffice = existsSync(SOFFICE);

/** Converts files of a folder by LibreOffice with settings of its own; returns the folder of the results. */
export function converted(folder: string, files: readonly string[], to: "xlsx" | "pdf"): string {
  const [settings, out] = [join(folder, "settings"), join(folder, to)];
  mkdirSync(join(settings, "user"), { recursive: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(settings, "user/registrymodifications.xcu"), RECALCULATE);
  const profile = `-env:UserInstallation=file://${settings}`;
  const paths = files.map((file) => join(folder, file));
  const args = [profile, "--headless", "--convert-to", to, "--outdir", out, ...paths];
  execFileSync(SOFFICE, args, { stdio: "ignore", timeout: 240_000 });
  return out;
}

/** How many pages a PDF has. */
export function pagesOf(path: string): number {
  const counts = [...readFileSync(path, "latin1").matchAll(/\/Type\s*\/Page(?![a-z])/g)];
  return counts.length;
}
