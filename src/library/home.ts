import type { Transaction } from "../stores/database.ts";
import type { StoredVersion, VersionDoubt } from "../stores/document-version.ts";
import { namesakes } from "../stores/documents.ts";
import { kinship, type Identity } from "./kinship.ts";

/** The document to which a text belongs. */
export interface Home {
  kin: StoredVersion;
  sure: boolean;
}

/** The answers to the question whether a text is a newer version of the document of its name. */
const KINSHIPS = ["newer", "apart"] as const;

/** The document of which a text is a version, surely before perhaps; `undefined` when there is none. */
export async function findHome(
  tx: Transaction,
  identity: Identity,
  own?: string,
): Promise<Home | undefined> {
  const others = (await namesakes(tx, identity)).filter(({ id }) => id !== own);
  const related = others.flatMap((kin) => {
    const relation = kinship(identity, kin);
    return relation === undefined ? [] : [{ kin, sure: relation === "sure" }];
  });
  related.sort((a, b) => Number(b.sure) - Number(a.sure) || rank(a.kin) - rank(b.kin));
  return related[0];
}

/** The doubt about a text that may be a newer version of another one's document. */
export function kinshipDoubt({ number }: Identity, { kin }: Home): VersionDoubt {
  const shared = kin.number !== undefined && kin.number === number ? "文号" : "标题";
  return {
    field: "replaces",
    candidates: KINSHIPS,
    why: `库里的《${kin.title}》${shared}和它一样：看看它是不是那份文件的新版。`,
  };
}

function rank({ state }: StoredVersion): number {
  return ["published", "superseded", "proposed", "removed", "rejected"].indexOf(state);
}
