import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { events } from "../../../src/channels/slack/payload.ts";
import { askCallback } from "../../../src/channels/slack/read-interactive.ts";

interface Manifest {
  features: { shortcuts: { callback_id: string }[]; slash_commands: { command: string }[] };
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
}
const text = readFileSync(join(import.meta.dirname, "../../../docs/slack-manifest.yaml"), "utf8");
/** With threads: the lines that are to be uncommented for them. */
const threads = text
  .replace(/# (- \w[\w:]*) # threads/g, "$1")
  .replace(/# {0,3}(assistant_\w+:)/g, "$1");
const manifest = parse(threads) as Manifest;

describe("the manifest", () => {
  it("asks for the events that are read, and for no others", () => {
    const read = [...Object.keys(events), "app_uninstalled", "tokens_revoked"];
    const asked = manifest.settings.event_subscriptions.bot_events.map((one) =>
      one === "message.im" ? "message" : one,
    );
    expect(asked.sort()).toEqual(read.sort());
  });

  it("keeps to one conversation a person as it stands", () => {
    const { bot_events: asked } = (parse(text) as Manifest).settings.event_subscriptions;
    expect(asked).not.toContain("assistant_thread_started");
    expect(asked).toContain("message.im");
  });

  it("names the command and the item in the menu as they are read", () => {
    expect(manifest.features.shortcuts.map((one) => one.callback_id)).toEqual([askCallback]);
    expect(manifest.features.slash_commands.map((one) => one.command)).toEqual(["/kechuang"]);
  });

  it("asks for no right to read along in channels", () => {
    expect(manifest.oauth_config.scopes.bot.filter((one) => one.endsWith(":history"))).toEqual([
      "im:history",
    ]);
  });
});
