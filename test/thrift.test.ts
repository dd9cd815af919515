import { afterEach, expect, it, vi } from "vitest";
import { performance } from "node:perf_hooks";
import { watchThrift } from "../src/thrift.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("spends memory while the program is busy, and saves again when it was quiet for long", () => {
  vi.useFakeTimers();
  let utilization = 0.05;
  vi.spyOn(performance, "eventLoopUtilization").mockImplementation(() => ({
    ...{ idle: 0, active: 0, utilization },
  }));
  const flags: string[] = [];
  const end = watchThrift((flag) => flags.push(flag));
  vi.advanceTimersByTime(60_000);
  expect(flags).toEqual([]);
  utilization = 0.9;
  vi.advanceTimersByTime(2000);
  utilization = 0.3; // one answer is no load
  vi.advanceTimersByTime(1000);
  expect(flags).toEqual([]);
  utilization = 0.9;
  vi.advanceTimersByTime(10_000);
  expect(flags).toEqual(["--no-optimize-for-size"]);
  utilization = 0.02;
  vi.advanceTimersByTime(29_000);
  expect(flags).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(flags).toEqual(["--no-optimize-for-size", "--optimize-for-size"]);
  end();
  utilization = 0.9;
  vi.advanceTimersByTime(10_000);
  expect(flags).toHaveLength(2);
});
