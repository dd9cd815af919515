// Makes rows for `kechuang ask --jsonl` from policy questions (id, turn_of, text, as_of):
//   node test/policy-question-rows.mjs < policy_questions.jsonl | npm run -s kechuang -- ask --jsonl
// A follow-up is asked in the conversation of the question it follows.
import { createInterface } from "node:readline";

const conversations = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  const { id, turn_of: before, text, as_of: asOf } = JSON.parse(line);
  const conversation = conversations.get(before) ?? before ?? id;
  conversations.set(id, conversation);
  console.log(JSON.stringify({ id, conversation, text, asOf }));
}
