-- No fact was stored before.
-- DropTable
DROP TABLE "Fact";

-- CreateTable
CREATE TABLE "Fact" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "Fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnknownFact" (
    "id" TEXT NOT NULL,
    "enterpriseId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fromYear" INTEGER,
    "toYear" INTEGER,
    "words" TEXT NOT NULL,
    "later" BOOLEAN NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,

    CONSTRAINT "UnknownFact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dialogue" (
    "owner" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Dialogue_pkey" PRIMARY KEY ("owner")
);

-- CreateTable
CREATE TABLE "ColleagueLink" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "enterpriseId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "ColleagueLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxFile" (
    "inboxId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "InboxFile_pkey" PRIMARY KEY ("inboxId","position")
);

-- CreateIndex
CREATE INDEX "UnknownFact_enterpriseId_idx" ON "UnknownFact"("enterpriseId");

-- CreateIndex
CREATE UNIQUE INDEX "ColleagueLink_hash_key" ON "ColleagueLink"("hash");

-- CreateIndex
CREATE INDEX "ColleagueLink_enterpriseId_idx" ON "ColleagueLink"("enterpriseId");

-- CreateIndex
CREATE INDEX "ColleagueLink_conversationId_idx" ON "ColleagueLink"("conversationId");

-- CreateIndex
CREATE INDEX "Fact_enterpriseId_endedAt_key_idx" ON "Fact"("enterpriseId", "endedAt", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Fact_enterpriseId_number_key" ON "Fact"("enterpriseId", "number");

-- AddForeignKey
ALTER TABLE "UnknownFact" ADD CONSTRAINT "UnknownFact_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ColleagueLink" ADD CONSTRAINT "ColleagueLink_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ColleagueLink" ADD CONSTRAINT "ColleagueLink_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboxFile" ADD CONSTRAINT "InboxFile_inboxId_fkey" FOREIGN KEY ("inboxId") REFERENCES "Inbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fact" ADD CONSTRAINT "Fact_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "Inbox" ADD COLUMN     "edits" TEXT;
