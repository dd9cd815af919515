import type { ChatModel } from "./chat-model.ts";

/** A model that is not asked while staff have stopped it: whoever asks goes on without. */
export function stoppable(model: ChatModel, stopped: () => Promise<boolean>): ChatModel {
  return {
    async answer(instructions, message) {
      if (await stopped()) throw new Error("The model is stopped by staff.");
      return model.answer(instructions, message);
    },
  };
}
