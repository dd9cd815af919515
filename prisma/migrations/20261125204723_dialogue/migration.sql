-- CreateTable
CREATE TABLE "UnknownFact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enterpriseId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fromYear" INTEGER,
    "toYear" INTEGER,
    "words" TEXT NOT NULL,
    "later" BOOLEAN NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    CONSTRAINT "UnknownFact_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Dialogue" (
    "owner" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ColleagueLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "enterpriseId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "answeredAt" DATETIME,
    CONSTRAINT "ColleagueLink_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ColleagueLink_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InboxFile" (
    "inboxId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,

    PRIMARY KEY ("inboxId", "position"),
    CONSTRAINT "InboxFile_inboxId_fkey" FOREIGN KEY ("inboxId") REFERENCES "Inbox" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- No fact was stored before.
-- DropTable
DROP TABLE "Fact";

-- CreateTable
CREATE TABLE "Fact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enterpriseId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "fromYear" INTEGER,
    "toYear" INTEGER,
    "status" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "implied" BOOLEAN NOT NULL DEFAULT false,
    "unitTaken" BOOLEAN NOT NULL DEFAULT false,
    "corrects" BOOLEAN NOT NULL DEFAULT false,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "endedAt" TEXT,
    "endedBy" TEXT,
    "endedTurn" INTEGER,
    "endedWords" TEXT,
    "endedFor" INTEGER,
    CONSTRAINT "Fact_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Fact_enterpriseId_endedAt_key_idx" ON "Fact"("enterpriseId", "endedAt", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Fact_enterpriseId_number_key" ON "Fact"("enterpriseId", "number");

-- CreateIndex
CREATE INDEX "UnknownFact_enterpriseId_idx" ON "UnknownFact"("enterpriseId");

-- CreateIndex
CREATE UNIQUE INDEX "ColleagueLink_hash_key" ON "ColleagueLink"("hash");

-- CreateIndex
CREATE INDEX "ColleagueLink_enterpriseId_idx" ON "ColleagueLink"("enterpriseId");

-- CreateIndex
CREATE INDEX "ColleagueLink_conversationId_idx" ON "ColleagueLink"("conversationId");

-- AlterTable
ALTER TABLE "Inbox" ADD COLUMN     "edits" TEXT;
