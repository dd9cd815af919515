-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL DEFAULT 'first',
    "correctsId" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "edition" INTEGER NOT NULL DEFAULT 1,
    "topic" TEXT NOT NULL,
    "mandatory" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "values" TEXT NOT NULL DEFAULT '{}',
    "programme" TEXT,
    "clauses" TEXT NOT NULL DEFAULT '[]',
    "opens" TEXT,
    "closes" TEXT,
    "buttons" TEXT NOT NULL DEFAULT '[]',
    "audience" TEXT NOT NULL,
    "region" TEXT,
    "versionId" TEXT,
    "sendAt" DATETIME,
    "reply" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "submittedBy" TEXT,
    "submittedAt" DATETIME,
    "approvedBy" TEXT,
    "approvedAt" DATETIME,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "pausedWhy" TEXT,
    CONSTRAINT "Notice_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "Notice" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NoticeFile" (
    "noticeId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,

    PRIMARY KEY ("noticeId", "position"),
    CONSTRAINT "NoticeFile_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Recipient" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "noticeId" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "personId" TEXT,
    "via" TEXT NOT NULL,
    "conversationId" TEXT,
    "skipped" TEXT,
    "calledAt" DATETIME,
    "calledBy" TEXT,
    "callNote" TEXT,
    CONSTRAINT "Recipient_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Recipient_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Recipient_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecipientCompany" (
    "recipientId" TEXT NOT NULL,
    "enterpriseId" TEXT NOT NULL,
    "because" TEXT NOT NULL,

    PRIMARY KEY ("recipientId", "enterpriseId"),
    CONSTRAINT "RecipientCompany_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Recipient" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RecipientCompany_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NoticeAnswer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recipientId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "NoticeAnswer_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Recipient" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Preference" (
    "personId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "stopped" BOOLEAN NOT NULL DEFAULT false,
    "days" TEXT,
    "reason" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "topic"),
    CONSTRAINT "Preference_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnnouncedWindow" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "programme" TEXT NOT NULL,
    "opens" TEXT,
    "closes" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,
    "from" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "AnnouncedWindow_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "enterpriseId" TEXT,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "ahead" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "at" DATETIME NOT NULL,
    CONSTRAINT "Reminder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Reminder_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JobRun" (
    "name" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "outcome" TEXT,
    "failed" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("name", "slot")
);

-- CreateTable
CREATE TABLE "StoredVerdict" (
    "enterpriseId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "filingDay" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "profileVersion" INTEGER NOT NULL,
    "found" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("enterpriseId", "rule", "filingDay"),
    CONSTRAINT "StoredVerdict_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Outbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "inboxId" TEXT,
    "part" INTEGER,
    "reply" TEXT NOT NULL,
    "recipientId" TEXT,
    "priority" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "why" TEXT,
    "platformId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "nextAttemptAt" DATETIME,
    "sendingAt" DATETIME,
    "settledAt" DATETIME,
    CONSTRAINT "Outbox_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Outbox_inboxId_fkey" FOREIGN KEY ("inboxId") REFERENCES "Inbox" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Outbox_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Recipient" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Outbox" ("address", "attempts", "channel", "conversationId", "createdAt", "id", "inboxId", "nextAttemptAt", "part", "platformId", "priority", "reply", "sendingAt", "seq", "settledAt", "state") SELECT "address", "attempts", "channel", "conversationId", "createdAt", "id", "inboxId", "nextAttemptAt", "part", "platformId", "priority", "reply", "sendingAt", "seq", "settledAt", "state" FROM "Outbox";
DROP TABLE "Outbox";
ALTER TABLE "new_Outbox" RENAME TO "Outbox";
CREATE UNIQUE INDEX "Outbox_recipientId_key" ON "Outbox"("recipientId");
CREATE INDEX "Outbox_channel_state_nextAttemptAt_idx" ON "Outbox"("channel", "state", "nextAttemptAt");
CREATE UNIQUE INDEX "Outbox_conversationId_seq_key" ON "Outbox"("conversationId", "seq");
CREATE UNIQUE INDEX "Outbox_inboxId_part_key" ON "Outbox"("inboxId", "part");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Notice_state_sendAt_idx" ON "Notice"("state", "sendAt");

-- CreateIndex
CREATE INDEX "Notice_correctsId_idx" ON "Notice"("correctsId");

-- CreateIndex
CREATE INDEX "Recipient_noticeId_via_idx" ON "Recipient"("noticeId", "via");

-- CreateIndex
CREATE INDEX "Recipient_personId_idx" ON "Recipient"("personId");

-- CreateIndex
CREATE INDEX "Recipient_conversationId_idx" ON "Recipient"("conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "Recipient_noticeId_who_key" ON "Recipient"("noticeId", "who");

-- CreateIndex
CREATE INDEX "RecipientCompany_enterpriseId_idx" ON "RecipientCompany"("enterpriseId");

-- CreateIndex
CREATE UNIQUE INDEX "NoticeAnswer_recipientId_kind_key" ON "NoticeAnswer"("recipientId", "kind");

-- CreateIndex
CREATE INDEX "AnnouncedWindow_programme_endedAt_idx" ON "AnnouncedWindow"("programme", "endedAt");

-- CreateIndex
CREATE INDEX "AnnouncedWindow_noticeId_idx" ON "AnnouncedWindow"("noticeId");

-- CreateIndex
CREATE INDEX "Reminder_state_due_idx" ON "Reminder"("state", "due");

-- CreateIndex
CREATE INDEX "Reminder_enterpriseId_idx" ON "Reminder"("enterpriseId");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_personId_kind_subject_due_ahead_key" ON "Reminder"("personId", "kind", "subject", "due", "ahead");

-- CreateIndex
CREATE INDEX "JobRun_startedAt_idx" ON "JobRun"("startedAt");

-- CreateIndex
CREATE INDEX "StoredVerdict_rule_filingDay_idx" ON "StoredVerdict"("rule", "filingDay");
