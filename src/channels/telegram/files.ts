import type { Api } from "grammy";
import { createFetching, filePatience, largestFile, tooLarge } from "../messenger/fetching.ts";
import type { Attachment } from "./read.ts";

/** Where files are fetched. */
interface FileSource {
  readonly api: Api;
  readonly root: string;
  readonly token: string;
}

/** Makes what fetches files that people sent: Telegram names the place of each when it is asked. */
export function createFiles({ api, root, token }: FileSource) {
  return createFetching(async ({ id, name }: Attachment) => {
    const { file_path: path, file_size: told = 0 } = await api.getFile(id);
    if (told > largestFile) return tooLarge(name);
    if (path === undefined) throw new Error("no path");
    return fetch(`${root}/file/bot${token}/${path}`, {
      signal: AbortSignal.timeout(filePatience),
      redirect: "error",
    });
  });
}
