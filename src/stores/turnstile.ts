/** Returns a function that waits until all who entered before have left. */
export function turnstile(): () => Promise<() => void> {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    let leave: () => void = () => undefined;
    last = new Promise((resolve) => (leave = resolve));
    await before;
    return leave;
  };
}
