import { readAssets, type Assets } from "../pages/asset.ts";

/** Reads the files of the desk's pages. */
export function readDeskAssets(): Assets {
  return readAssets({
    own: new URL("assets/", import.meta.url),
    address: "/desk/assets",
    styles: [
      ...["theme", "frame", "forms", "documents", "table", "lists", "notices"],
      { name: "table-cards", media: "(max-width: 720px)" },
      ...["narrow", "print"],
    ],
    scripts: ["live"],
  });
}
