import { expect } from "vitest";
import { channelContract } from "../contract.ts";
import { ask, openWeb, post, type WebPerson } from "./web-person.ts";

/** Posts to the channel what is no message; each must be refused with a sentence. */
const refused =
  (status: number, body: unknown) =>
  async ({ channel, cookie }: WebPerson) => {
    const response = await post(channel, "/api/messages", cookie, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/。$/) as string });
  };
const id = "3f2b8c1e-0000-4000-8000-00000000000a";

channelContract({
  name: "the web",
  open: openWeb,
  noise: [
    refused(400, { id, text: "" }),
    refused(400, { id, text: " \n\t" }),
    refused(400, { id, text: 7 }),
    refused(400, { id: "1", text: "没有编号" }),
    refused(400, { id, text: "日子不对", asOf: "2026-02-30" }),
    refused(400, "{ not json"),
    refused(400, "null"),
    async ({ channel }) => {
      expect((await ask(channel, "/favicon.ico")).status).toBe(301);
    },
  ],
  longest: 10_000,
  redelivers: true,
});
