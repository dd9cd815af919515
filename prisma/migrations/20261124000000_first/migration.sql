-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT,
    "role" TEXT,
    "createdAt" DATETIME NOT NULL,
    "erasedAt" DATETIME
);

-- CreateTable
CREATE TABLE "SignInCode" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdBy" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "SignInCode_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Identity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Identity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Enterprise" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unifiedCode" TEXT,
    "name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "erasedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "enterpriseId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Membership_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Fact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enterpriseId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "dimensions" TEXT NOT NULL DEFAULT '{}',
    "period" TEXT NOT NULL,
    "periodKind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "value" TEXT,
    "low" TEXT,
    "high" TEXT,
    "approximate" BOOLEAN NOT NULL DEFAULT false,
    "unit" TEXT,
    "evidence" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "readFrom" TEXT,
    "by" TEXT,
    "at" DATETIME NOT NULL,
    "supersededAt" DATETIME,
    "supersededById" TEXT,
    CONSTRAINT "Fact_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Fact_supersededById_fkey" FOREIGN KEY ("supersededById") REFERENCES "Fact" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "personId" TEXT,
    "enterpriseId" TEXT,
    "asOf" TEXT,
    "lastMessage" INTEGER NOT NULL DEFAULT 0,
    "lastReply" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Conversation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Conversation_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Inbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "asOf" TEXT,
    "place" TEXT,
    "sentAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "answeredAt" DATETIME,
    CONSTRAINT "Inbox_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Turn" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "inboxId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "frame" TEXT NOT NULL,
    "asOf" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Turn_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Turn_inboxId_fkey" FOREIGN KEY ("inboxId") REFERENCES "Inbox" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "inboxId" TEXT,
    "part" INTEGER,
    "reply" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "platformId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "nextAttemptAt" DATETIME,
    "sendingAt" DATETIME,
    "settledAt" DATETIME,
    CONSTRAINT "Outbox_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Outbox_inboxId_fkey" FOREIGN KEY ("inboxId") REFERENCES "Inbox" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "turnId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "asOf" TEXT,
    "mode" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Answer_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "Turn" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerCitation" (
    "answerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "number" TEXT,
    "document" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "quote" TEXT,
    "text" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT,
    "checked" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "source" TEXT,

    PRIMARY KEY ("answerId", "position"),
    CONSTRAINT "AnswerCitation_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "answerId" TEXT NOT NULL,
    "helpful" BOOLEAN NOT NULL,
    "reason" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Feedback_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Gap" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "turnId" TEXT,
    "question" TEXT NOT NULL,
    "frame" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "at" DATETIME NOT NULL,
    "answeredBy" TEXT,
    "answer" TEXT,
    "clauses" TEXT NOT NULL DEFAULT '[]',
    "asked" TEXT NOT NULL DEFAULT '[]',
    "answeredAt" DATETIME,
    CONSTRAINT "Gap_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "Turn" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Handoff" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "contact" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "at" DATETIME NOT NULL,
    "takenBy" TEXT,
    "takenAt" DATETIME,
    "doneAt" DATETIME,
    "note" TEXT,
    CONSTRAINT "Handoff_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "DocumentVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "hash" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "fileName" TEXT,
    "title" TEXT NOT NULL,
    "number" TEXT,
    "issuer" TEXT,
    "level" TEXT,
    "region" TEXT,
    "kind" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "issued" TEXT,
    "effective" TEXT,
    "expires" TEXT,
    "checked" TEXT,
    "source" TEXT,
    "supersedes" TEXT NOT NULL DEFAULT '[]',
    "doubts" TEXT NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL,
    "reviewedBy" TEXT,
    "reviewedAt" DATETIME,
    CONSTRAINT "DocumentVersion_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StoredPassage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "versionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "chapter" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    CONSTRAINT "StoredPassage_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DocumentVersion" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CorpusRevision" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "by" TEXT,
    "reason" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Audit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "enterpriseId" TEXT,
    "detail" TEXT NOT NULL DEFAULT '{}'
);

-- CreateIndex
CREATE UNIQUE INDEX "SignInCode_hash_key" ON "SignInCode"("hash");

-- CreateIndex
CREATE INDEX "SignInCode_personId_idx" ON "SignInCode"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_hash_key" ON "Session"("hash");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "Identity_personId_idx" ON "Identity"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Identity_channel_externalId_key" ON "Identity"("channel", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Enterprise_unifiedCode_key" ON "Enterprise"("unifiedCode");

-- CreateIndex
CREATE INDEX "Enterprise_name_idx" ON "Enterprise"("name");

-- CreateIndex
CREATE INDEX "Membership_enterpriseId_idx" ON "Membership"("enterpriseId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_personId_enterpriseId_key" ON "Membership"("personId", "enterpriseId");

-- CreateIndex
CREATE INDEX "Fact_enterpriseId_supersededAt_key_idx" ON "Fact"("enterpriseId", "supersededAt", "key");

-- CreateIndex
CREATE INDEX "Fact_supersededById_idx" ON "Fact"("supersededById");

-- CreateIndex
CREATE INDEX "Conversation_personId_idx" ON "Conversation"("personId");

-- CreateIndex
CREATE INDEX "Conversation_enterpriseId_idx" ON "Conversation"("enterpriseId");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_channel_address_key" ON "Conversation"("channel", "address");

-- CreateIndex
CREATE INDEX "Inbox_state_receivedAt_idx" ON "Inbox"("state", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Inbox_channel_messageId_key" ON "Inbox"("channel", "messageId");

-- CreateIndex
CREATE UNIQUE INDEX "Inbox_conversationId_seq_key" ON "Inbox"("conversationId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Turn_inboxId_key" ON "Turn"("inboxId");

-- CreateIndex
CREATE UNIQUE INDEX "Turn_conversationId_seq_key" ON "Turn"("conversationId", "seq");

-- CreateIndex
CREATE INDEX "Outbox_channel_state_nextAttemptAt_idx" ON "Outbox"("channel", "state", "nextAttemptAt");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_conversationId_seq_key" ON "Outbox"("conversationId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_inboxId_part_key" ON "Outbox"("inboxId", "part");

-- CreateIndex
CREATE INDEX "Answer_createdAt_idx" ON "Answer"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_turnId_position_key" ON "Answer"("turnId", "position");

-- CreateIndex
CREATE INDEX "AnswerCitation_document_place_idx" ON "AnswerCitation"("document", "place");

-- CreateIndex
CREATE INDEX "Feedback_answerId_at_idx" ON "Feedback"("answerId", "at");

-- CreateIndex
CREATE INDEX "Gap_state_at_idx" ON "Gap"("state", "at");

-- CreateIndex
CREATE INDEX "Gap_turnId_idx" ON "Gap"("turnId");

-- CreateIndex
CREATE INDEX "Handoff_state_at_idx" ON "Handoff"("state", "at");

-- CreateIndex
CREATE INDEX "Handoff_conversationId_idx" ON "Handoff"("conversationId");

-- CreateIndex
CREATE INDEX "DocumentVersion_hash_idx" ON "DocumentVersion"("hash");

-- CreateIndex
CREATE INDEX "DocumentVersion_state_idx" ON "DocumentVersion"("state");

-- CreateIndex
CREATE INDEX "DocumentVersion_number_idx" ON "DocumentVersion"("number");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentVersion_documentId_version_key" ON "DocumentVersion"("documentId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "StoredPassage_versionId_position_key" ON "StoredPassage"("versionId", "position");

-- CreateIndex
CREATE INDEX "Audit_enterpriseId_at_idx" ON "Audit"("enterpriseId", "at");

-- CreateIndex
CREATE INDEX "Audit_subject_at_idx" ON "Audit"("subject", "at");
