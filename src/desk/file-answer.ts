import type { MadeFile } from "../messages/profile-view.ts";
import type { DeskContext } from "./site.ts";

/** Hands a file over to be kept, not to be opened. */
export function sendFile(c: DeskContext, { name, mediaType, bytes }: MadeFile): Response {
  const ending = /\.[a-z]{2,5}$/i.exec(name)?.[0] ?? "";
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  c.header("Content-Type", mediaType);
  c.header(
    "Content-Disposition",
    `attachment; filename="file${ending}"; filename*=UTF-8''${exact}`,
  );
  return c.body(new Uint8Array(bytes));
}
