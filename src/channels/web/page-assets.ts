import { readAssets, type Assets } from "../../pages/asset.ts";

/** Reads the files of the chat's pages. */
export function readPageAssets(): Assets {
  return readAssets({
    own: new URL("assets/", import.meta.url),
    address: "/assets",
    styles: [
      ...["theme", "frame", "bar", "talk", "sources", "under", "table"],
      { name: "table-cards", media: "(max-width: 480px)" },
      ...[
        "composer",
        "attach",
        "start",
        "files",
        "profile",
        "profile-facts",
        "profile-frame",
        "help",
        "sheet",
        "forms",
        "side",
      ],
      ...["narrow", "print", "profile-print"],
    ],
    scripts: [
      ...["page", "dom", "log", "compose", "attach", "upload", "tells", "line", "scope"],
      ...["feedback", "sheet", "person", "profile", "keep"],
    ],
  });
}
