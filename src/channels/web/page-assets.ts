import { readAssets, type Assets } from "../../pages/asset.ts";

/** Reads the files of the chat's pages. */
export function readPageAssets(): Assets {
  return readAssets({
    own: new URL("assets/", import.meta.url),
    address: "/assets",
    styles: [
      ...["theme", "frame", "bar", "talk", "sources", "under", "table"],
      { name: "table-cards", media: "(max-width: 480px)" },
      ...["composer", "sheet", "forms", "side", "narrow", "print"],
    ],
    scripts: [
      ...["page", "dom", "log", "compose", "tells", "line", "scope"],
      ...["feedback", "sheet", "person"],
    ],
  });
}
