import { BROKEN, TableRefusal } from "./table-limits.ts";
import type { Package } from "./workbook-zip.ts";

/** Turns a Word document into a web page; pictures, macros and other files that it names are left alone. */
export async function wordAsPage(bytes: Uint8Array, source: Package): Promise<string> {
  // Unpacks all of it first: what is too large ends here.
  for (const name of source.names) if (/\.(?:xml|rels)$/i.test(name)) source.part(name);
  const { convertToHtml, images } = (await import("mammoth")).default;
  const nothing = images.imgElement(() => Promise.resolve({ src: "" }));
  const options = { convertImage: nothing, externalFileAccess: false };
  const { value } = await convertToHtml({ buffer: Buffer.from(bytes) }, options).catch(() => {
    throw new TableRefusal(BROKEN);
  });
  return value;
}
