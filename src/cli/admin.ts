import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { renewFirstCode } from "../people/first-admin.ts";
import { renewCode } from "../people/staff-change.ts";
import { openDatabase, type Database } from "../stores/database.ts";
import { listStaff } from "../stores/staff.ts";
import { UsageError } from "./usage-error.ts";

/** A code to sign in with, and whose it is; without a name it is the first admin's. */
interface MadeCode {
  name?: string;
  code: string;
}

/**
 * `admin import|invites|stop|go-on …`: see there. `admin [NAME] [--json]`: prints a one-time code by which an admin signs in to the desk again, or
 * the first one does.
 */
export async function admin(args: string[]): Promise<number> {
  const [part = "", ...others] = args;
  if (part === "import") return (await import("./admin-import.ts")).importCompanies(others);
  if (part === "invites") return (await import("./admin-invites.ts")).exportInvites(others);
  if (part === "stop" || part === "go-on")
    return (await import("./admin-stop.ts")).switchStop(part, others);
  const { name, asJson } = readArguments(args);
  const config = readConfig(process.env);
  const db = await openDatabase(config.databaseUrl, config);
  try {
    const made = await makeCode(db, name, new Date());
    const whose = made.name ?? "第一位管理员";
    const line = asJson
      ? JSON.stringify(made)
      : `${whose}的登录码是 ${made.code}，在网页的 /desk/sign-in 输入，只能用一次。`;
    process.stdout.write(`${line}\n`);
    return 0;
  } finally {
    await db.$disconnect();
  }
}

function readArguments(args: string[]): { name: string | undefined; asJson: boolean } {
  try {
    const options = { json: { type: "boolean", default: false } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length < 2) return { name: positionals[0], asJson: values.json };
  } catch {
    // An option that there is not: told below.
  }
  throw new UsageError("只写一个管理员的名字：kechuang admin 名字。");
}

async function makeCode(db: Database, name: string | undefined, at: Date): Promise<MadeCode> {
  const first = await renewFirstCode(db, at);
  if (first !== undefined) return { code: first };
  const admins = (await listStaff(db)).filter(
    ({ role, removedAt }) => role === "admin" && !removedAt,
  );
  const names = admins.flatMap((one) => one.name ?? []).join("、");
  if (name === undefined && admins.length > 1)
    throw new UsageError(`给哪一位：kechuang admin 名字，管理员有 ${names}。`);
  const chosen = name === undefined ? admins[0] : admins.find((one) => one.name === name);
  const made = chosen && (await renewCode(db, chosen.id, "terminal", at));
  if (!made) throw new Error(`没有叫“${name ?? ""}”的管理员：管理员有 ${names}。`);
  return made;
}
