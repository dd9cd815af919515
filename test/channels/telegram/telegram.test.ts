import { channelContract } from "../contract.ts";
import { openTelegram } from "./telegram-person.ts";
import { anna, memberOf, messageOf, textOf } from "./updates.ts";

channelContract({
  name: "Telegram",
  open: (assistant) => openTelegram(assistant),
  noise: [
    (person) => Promise.resolve(person.fake.push(memberOf(anna, "member"))),
    (person) => Promise.resolve(person.fake.push(messageOf(anna, { pinned_message: {} }))),
    (person) => Promise.resolve(person.fake.push({ update_id: 1, poll: {} } as never)),
    (person) => Promise.resolve(person.fake.push(textOf(-100123, "群里随便说说"))),
  ],
  longest: 4096,
  redelivers: true,
});
