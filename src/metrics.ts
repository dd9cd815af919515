import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What the server counts: no texts, no names. */
export interface Metrics {
  answered(event: { milliseconds: number; kinds: readonly string[] }): void;
  fault(): void;
  /** Sets the number of passages that answer. */
  passages(count: number): void;
  /** Everything counted, in the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Makes the counters. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const replies = new Counter({
    name: "kechuang_replies_total",
    help: "Replies by kind.",
    labelNames: ["kind"],
    registers,
  });
  const faults = new Counter({
    name: "kechuang_faults_total",
    help: "Messages that could not be answered because something broke.",
    registers,
  });
  const seconds = new Histogram({
    name: "kechuang_answer_seconds",
    help: "Time to answer a message and store the answer.",
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers,
  });
  const passages = new Gauge({
    name: "kechuang_passages",
    help: "Passages in the knowledge.",
    registers,
  });
  new Gauge({
    name: "kechuang_resident_bytes",
    help: "Resident memory of the process.",
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  return {
    answered({ milliseconds, kinds }) {
      seconds.observe(milliseconds / 1000);
      for (const kind of kinds) replies.inc({ kind });
    },
    fault: () => faults.inc(),
    passages: (count) => passages.set(count),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
