/** A chat model somewhere: what it says is only ever a proposal. */
export interface ChatModel {
  /** Its answer to a message under instructions; throws when it cannot be reached in time. */
  answer(instructions: string, message: string): Promise<string>;
}

/** Where a chat model is and how it is called. */
export interface ModelAddress {
  /** OpenAI-compatible address, such as `https://example.com/v1`. */
  readonly baseUrl: string;
  readonly key: string;
  readonly name: string;
  /** How long an answer may take, in milliseconds. */
  readonly patience: number;
}

/** Opens a chat model; nothing of it is loaded before the first question. */
export function openChatModel({ baseUrl, key, name, patience }: ModelAddress): ChatModel {
  return {
    async answer(instructions, message) {
      const { ChatOpenAI } = await import("@langchain/openai");
      const model = new ChatOpenAI({
        model: name,
        apiKey: key,
        temperature: 0,
        maxRetries: 1,
        timeout: patience,
        configuration: { baseURL: baseUrl },
      });
      const said = await model.invoke(
        [
          { role: "system", content: instructions },
          { role: "user", content: message },
        ],
        { signal: AbortSignal.timeout(patience) },
      );
      return said.text;
    },
  };
}
