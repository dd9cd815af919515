import type { Fact } from "../../profile/fact.ts";
import { InputFault, type Filing, type InputReader } from "./input-facts.ts";
import type { Inputs } from "./programme.ts";

/** Reads inputs as facts; throws an `InputFault` for a key that is not known or a value that cannot be read. */
export function factsOf(
  inputs: Inputs,
  readers: Readonly<Record<string, InputReader>>,
  filing: Filing,
): Fact[] {
  return Object.entries(inputs).flatMap(([key, value]) => {
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (!reader)
      throw new InputFault(`输入 ${key} 不认识：可以写 ${Object.keys(readers).join("、")}`);
    try {
      return reader(value, filing);
    } catch (error) {
      if (error instanceof InputFault) throw new InputFault(`输入 ${key} ${error.message}`);
      throw error;
    }
  });
}
