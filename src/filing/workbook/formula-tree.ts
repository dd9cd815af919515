/** A formula of a rule taken apart. */
export type Tree =
  | { readonly kind: "number"; readonly value: bigint }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Tree[] }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Tree;
      readonly right: Tree;
    };

/** What joins two parts of a formula. */
export type Operator = "+" | "-" | "*" | "/";

const TOKEN = /\s*(?:(\d+)|([A-Za-z_]\w*)|([-+*/(),]))/y;

/** Takes a formula apart that was checked when its rule was read. */
export function treeOf(formula: string): Tree {
  return new Parser(tokensOf(formula)).sum();
}

function tokensOf(formula: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(formula); match; match = TOKEN.exec(formula))
    tokens.push(match[1] ?? match[2] ?? match[3] ?? "");
  return tokens;
}

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  sum(): Tree {
    return this.#chain(["+", "-"], () => this.#product());
  }

  #product(): Tree {
    return this.#chain(["*", "/"], () => this.#part());
  }

  #chain(operators: readonly Operator[], part: () => Tree): Tree {
    let left = part();
    for (;;) {
      const operator = operators.find((one) => one === this.#tokens[this.#at]);
      if (!operator) return left;
      this.#at += 1;
      left = { kind: "operation", operator, left, right: part() };
    }
  }

  #part(): Tree {
    const token = this.#tokens[this.#at] ?? "";
    this.#at += 1;
    if (/^\d/.test(token)) return { kind: "number", value: BigInt(token) };
    if (token === "(") {
      const inner = this.sum();
      this.#at += 1;
      return inner;
    }
    if (this.#tokens[this.#at] !== "(") return { kind: "name", name: token };
    this.#at += 1;
    const args: Tree[] = [];
    while (this.#at < this.#tokens.length && this.#tokens[this.#at] !== ")") {
      args.push(this.sum());
      if (this.#tokens[this.#at] === ",") this.#at += 1;
    }
    this.#at += 1;
    return { kind: "call", name: token, args };
  }
}
