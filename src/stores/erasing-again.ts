import type BetterSqlite3 from "better-sqlite3";

/** What names a company, and is not sealed as the register is public. */
const COMPANY = [
  `DELETE FROM "Membership" WHERE "enterpriseId" = @id`,
  `DELETE FROM "Invitation" WHERE "enterpriseId" = @id`,
  `DELETE FROM "JoinRequest" WHERE "enterpriseId" = @id`,
  `DELETE FROM "ColleagueLink" WHERE "enterpriseId" = @id`,
  `DELETE FROM "Fact" WHERE "enterpriseId" = @id`,
  `DELETE FROM "UnknownFact" WHERE "enterpriseId" = @id`,
  `UPDATE "Conversation" SET "enterpriseId" = NULL WHERE "enterpriseId" = @id`,
  `UPDATE "Audit" SET "detail" = '{}' WHERE "enterpriseId" = @id`,
  `UPDATE "Enterprise" SET "unifiedCode" = NULL, "name" = NULL, "formerNames" = '[]', "county" = NULL,
     "park" = NULL, "industry" = NULL, "contact" = NULL, "importId" = NULL, "erasedAt" = @at
   WHERE "id" = @id OR "mergedIntoId" = @id`,
];

const PERSON = [
  `UPDATE "Conversation" SET "personId" = NULL WHERE "personId" = @id`,
  ...["Identity", "Membership", "JoinRequest", "LinkCode", "Session", "SignInCode"].map(
    (table) => `DELETE FROM "${table}" WHERE "personId" = @id`,
  ),
  `UPDATE "Audit" SET "detail" = '{}' WHERE "subject" = 'person:' || @id`,
  `UPDATE "Person" SET "name" = NULL, "role" = NULL, "erasedAt" = @at WHERE "id" = @id`,
];

/** Erases companies and persons (`enterprise:<id>`, `person:<id>`) from a database that was copied before they were erased. */
export function eraseAgain(
  connection: BetterSqlite3.Database,
  scopes: readonly string[],
  at: Date,
): void {
  connection.pragma("secure_delete = ON");
  for (const scope of scopes) {
    const [kind, id] = scope.split(":");
    for (const sql of kind === "enterprise" ? COMPANY : PERSON) {
      const values = { id, at: at.toISOString() };
      const statement = connection.prepare(sql);
      statement.run(sql.includes("@at") ? values : { id });
    }
  }
  if (scopes.length > 0) connection.exec("VACUUM");
}
