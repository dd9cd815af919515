import type { DocumentNames } from "../clauses/document-mention.ts";
import { Fault, noting } from "./fault.ts";
import { readPassages } from "./passage-text.ts";
import type { Policy } from "./policy.ts";
import { readPolicyHead } from "./policy-head.ts";
import type { PolicyHead } from "./policy-head.ts";
import type { Source } from "./table.ts";

/** A policy file parted into its front matter and what follows it. */
interface PolicyFile {
  head: PolicyHead;
  body: Source;
}

/** Reads the front matter of one file of `policies/`; `undefined` when it is faulty. */
export function openPolicyFile(source: Source, faults: string[]): PolicyFile | undefined {
  return noting(faults, () => {
    const lines = source.text.split(/\r?\n/);
    const end = lines.indexOf("---", 1);
    if (lines[0] !== "---" || end < 0) {
      throw new Fault(source.file, 1, "没有文件头：第一行写“---”，再写各个键，再写一行“---”。");
    }
    const id = source.file.replace(/^.*\//, "").replace(/\.md$/, "");
    const front = { file: source.file, text: lines.slice(1, end).join("\n"), firstLine: 2 };
    const text = lines.slice(end + 1).join("\n");
    return {
      head: readPolicyHead(id, front),
      body: { file: source.file, text, firstLine: end + 2 },
    };
  });
}

/** Reads the chapters and clauses of an opened file; `names` are what all documents are called. */
export function readPolicy(file: PolicyFile, faults: string[], names: DocumentNames): Policy {
  return { ...file.head, passages: readPassages(file.body, file.head, faults, names) };
}
