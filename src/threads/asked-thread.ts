import { existsSync } from "node:fs";
import { parentPort, Worker } from "node:worker_threads";

/** What a thread is asked, under a number. */
interface Question<Task> {
  readonly id: number;
  readonly task: Task;
}

/** What a thread says to a question. */
type Word<Done, Note> =
  | { readonly id: number; readonly note: Note }
  | { readonly id: number; readonly done: Done }
  | { readonly id: number; readonly failed: string };

/** A thread that is asked: it begins with the first question, and ends when nothing was asked for a while. */
export interface AskedThread<Task, Done, Note = never> {
  /** Rejects when the work fails or the thread ends; `onNote` is told of what it says meanwhile. */
  ask(task: Task, onNote?: (note: Note) => void): Promise<Done>;
  /** How many questions it has not answered yet. */
  waiting(): number;
  /** Whether it runs: one that began anew knows nothing of what it was asked before. */
  runs(): boolean;
  close(): Promise<void>;
}

/** How long a thread without work is kept, in milliseconds: it holds what it has read. */
const IDLE = 60_000;

/**
 * A thread that runs a compiled program with some data; `undefined` where the program was not compiled:
 * then there is no file for it to start from.
 */
export function askedThread<Task, Done, Note = never>(
  program: URL,
  data: unknown,
): AskedThread<Task, Done, Note> | undefined {
  if (!existsSync(program)) return undefined;
  interface Asker {
    resolve: (done: Done) => void;
    reject: (error: Error) => void;
    onNote: ((note: Note) => void) | undefined;
  }
  const askers = new Map<number, Asker>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  const end = async () => {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };
  const fail = (error: Error) => {
    for (const { reject } of askers.values()) reject(error);
    askers.clear();
    void end();
  };
  const restWhenDone = () => {
    if (askers.size > 0) return;
    idle = setTimeout(() => void end(), IDLE);
    idle.unref();
    worker?.unref();
  };
  const hear = (word: Word<Done, Note>) => {
    const asker = askers.get(word.id);
    if (!asker) return;
    if ("note" in word) {
      asker.onNote?.(word.note);
      return;
    }
    askers.delete(word.id);
    if ("done" in word) asker.resolve(word.done);
    else asker.reject(new Error(word.failed));
    restWhenDone();
  };
  const begun = () => {
    const thread = new Worker(program, { workerData: data });
    thread.on("message", hear);
    thread.once("error", fail);
    thread.once("exit", (code) => {
      if (thread === worker) fail(new Error(`a thread ended with status ${String(code)}.`));
    });
    return thread;
  };
  return {
    ask: (task, onNote) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        worker ??= begun();
        worker.ref();
        last += 1;
        askers.set(last, { resolve, reject, onNote });
        try {
          worker.postMessage({ id: last, task } satisfies Question<Task>);
        } catch (error) {
          // What cannot be copied was never asked.
          askers.delete(last);
          reject(error instanceof Error ? error : new Error(String(error)));
          restWhenDone();
        }
      }),
    waiting: () => askers.size,
    runs: () => worker !== undefined,
    close: async () => {
      clearTimeout(idle);
      fail(new Error("the program ends."));
      await end();
    },
  };
}

/** Answers, on a thread, what it is asked, one question after another. */
export function answerQuestions<Task, Done, Note = never>(
  work: (task: Task, note: (note: Note) => void) => Promise<Done> | Done,
): void {
  const say = (word: Word<Done, Note>) => parentPort?.postMessage(word);
  const answer = async ({ id, task }: Question<Task>) => {
    try {
      say({ id, done: await work(task, (note) => say({ id, note })) });
    } catch (error) {
      say({ id, failed: error instanceof Error ? error.message : String(error) });
    }
  };
  let before = Promise.resolve();
  parentPort?.on("message", (question: Question<Task>) => {
    before = before.then(() => answer(question));
  });
}
