import { parseArgs } from "node:util";
import { samePerson } from "../library/review.ts";
import { UsageError } from "./usage-error.ts";

/** What `ingest` is told. */
export interface IngestArguments {
  paths: readonly string[];
  /** `undefined` means for everybody, unless a text speaks against it. */
  visibility: "public" | "internal" | undefined;
  /** Who adds the documents. */
  by: string;
  /** Who publishes them at once; `undefined` leaves them to the review. */
  reviewedBy: string | undefined;
  /** Whether what is doubtful is published as it was read. */
  acceptDoubts: boolean;
  json: boolean;
}

const usage =
  "kechuang ingest 文件或文件夹… [--visibility internal] [--publish --by 甲 --reviewed-by 乙 [--accept-doubts]] [--json]";

/** Reads the arguments of `ingest`; throws a usage error. */
export function readIngestArguments(args: string[]): IngestArguments {
  const { values, positionals } = parse(args);
  const { visibility, publish = false, json = false } = values;
  const [by, reviewedBy] = [values.by?.trim() ?? "", values["reviewed-by"]?.trim() ?? ""];
  const acceptDoubts = values["accept-doubts"] ?? false;
  if (positionals.length === 0) throw new UsageError(`加哪些文件：${usage}。`);
  if (visibility !== undefined && visibility !== "public" && visibility !== "internal")
    throw new UsageError(
      `--visibility 只能写 public（公开）或 internal（内部），不是“${visibility}”。`,
    );
  if (!publish && (reviewedBy !== "" || acceptDoubts))
    throw new UsageError("--reviewed-by 和 --accept-doubts 要和 --publish 一起写。");
  if (publish && (by === "" || reviewedBy === "" || samePerson(by, reviewedBy)))
    throw new UsageError("公开要两个人：--publish --by 加文件的人 --reviewed-by 另一个人。");
  return {
    paths: positionals,
    visibility,
    by: by === "" ? "命令行" : by,
    reviewedBy: publish ? reviewedBy : undefined,
    acceptDoubts,
    json,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        visibility: { type: "string" },
        publish: { type: "boolean" },
        by: { type: "string" },
        "reviewed-by": { type: "string" },
        "accept-doubts": { type: "boolean" },
        json: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError(`看不懂这些参数：${usage}。`, { cause: error });
  }
}
