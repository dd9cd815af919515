import { channelContract } from "../contract.ts";
import { self } from "./fake-slack.ts";
import { anna, channel, directOf, eventOf } from "./payloads.ts";
import { openSlack, type Mode, type SlackPerson } from "./slack-person.ts";

const event = (make: (person: SlackPerson) => Record<string, unknown>) => (person: SlackPerson) =>
  person.fake.push("events_api", make(person)).then(() => undefined);

for (const mode of ["http", "socket"] satisfies Mode[])
  channelContract<SlackPerson>({
    name: `Slack (${mode})`,
    open: (assistant) => openSlack(assistant, mode),
    noise: [
      event(() => eventOf({ type: "member_joined_channel", user: self, channel })),
      event(({ fake }) => directOf(anna, fake.nextTs(), "机器人说的", { bot_id: "B1" })),
      event(({ fake }) => directOf(self, fake.nextTs(), "自己说的")),
      event(({ fake }) => directOf(anna, fake.nextTs(), "", { subtype: "message_deleted" })),
      event(() => eventOf({ type: "reaction_added", user: anna })),
      event(({ fake }) => {
        const ts = fake.nextTs();
        return eventOf({ type: "message", channel, user: anna, ts, text: "频道里随便说说" });
      }),
    ],
    longest: 4000,
    redelivers: true,
  });
