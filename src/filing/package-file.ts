import { writeDocument } from "../documents/document-writer.ts";
import { writeWorkbook } from "../documents/workbook-writer.ts";
import type { MadeFile, PackageKind } from "../messages/profile-view.ts";
import type { FilingGround } from "./filing-ground.ts";
import { ledgerOf } from "./ledger/ledger.ts";
import { memoOf } from "./memo.ts";
import { reportOf } from "./report.ts";
import { workbookOf } from "./workbook/workbook.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** One kind of file of a package: what a button says, and what its name begins with. */
interface Kind {
  readonly kind: PackageKind;
  readonly label: string;
  readonly name: string;
  readonly ending: "docx" | "xlsx";
}

/** The files of a package in the order in which they are offered. */
export const packageKinds: readonly Kind[] = [
  { kind: "memo", label: "预审备忘（DOCX，一页）", name: "预审备忘", ending: "docx" },
  { kind: "report", label: "预审报告（DOCX）", name: "预审报告", ending: "docx" },
  { kind: "workbook", label: "申报数据表（XLSX）", name: "申报数据", ending: "xlsx" },
  { kind: "ledger", label: "研发辅助账模板（XLSX）", name: "研发辅助账", ending: "xlsx" },
];

/** Makes one file of a package; the same ground gives the same bytes. */
export async function packageFile(kind: PackageKind, ground: FilingGround): Promise<MadeFile> {
  const { name, ending } = packageKinds.find((one) => one.kind === kind) ?? fault(kind);
  return {
    name: fileName(`${name}-${ground.standing.verdict.title}-${ground.asOf}.${ending}`),
    mediaType: ending === "docx" ? DOCX : XLSX,
    bytes: await bytesOf(kind, ground),
  };
}

function bytesOf(kind: PackageKind, ground: FilingGround): Promise<Uint8Array> {
  switch (kind) {
    case "memo":
      return writeDocument(memoOf(ground));
    case "report":
      return writeDocument(reportOf(ground));
    case "workbook":
      return writeWorkbook(workbookOf(ground));
    case "ledger":
      return writeWorkbook(ledgerOf(ground));
  }
}

/** A name without characters that file systems do not take. */
function fileName(name: string): string {
  return name.replace(/[\p{Cc}<>:"/\\|?*]/gu, " ").trim();
}

function fault(kind: string): never {
  throw new Error(`A package has no file of the kind ${kind}.`);
}
