-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "recipientId" TEXT,
ADD COLUMN     "why" TEXT;

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
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
    "sendAt" TIMESTAMP(3),
    "reply" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "submittedBy" TEXT,
    "submittedAt" TIMESTAMP(3),
    "approvedBy" TEXT,
    "approvedAt" TIMESTAMP(3),
    "startedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "pausedWhy" TEXT,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticeFile" (
    "noticeId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "NoticeFile_pkey" PRIMARY KEY ("noticeId","position")
);

-- CreateTable
CREATE TABLE "Recipient" (
    "id" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "personId" TEXT,
    "via" TEXT NOT NULL,
    "conversationId" TEXT,
    "skipped" TEXT,
    "calledAt" TIMESTAMP(3),
    "calledBy" TEXT,
    "callNote" TEXT,

    CONSTRAINT "Recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecipientCompany" (
    "recipientId" TEXT NOT NULL,
    "enterpriseId" TEXT NOT NULL,
    "because" TEXT NOT NULL,

    CONSTRAINT "RecipientCompany_pkey" PRIMARY KEY ("recipientId","enterpriseId")
);

-- CreateTable
CREATE TABLE "NoticeAnswer" (
    "id" TEXT NOT NULL,
    "recipientId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NoticeAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Preference" (
    "personId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "stopped" BOOLEAN NOT NULL DEFAULT false,
    "days" TEXT,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Preference_pkey" PRIMARY KEY ("personId","topic")
);

-- CreateTable
CREATE TABLE "AnnouncedWindow" (
    "id" TEXT NOT NULL,
    "programme" TEXT NOT NULL,
    "opens" TEXT,
    "closes" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,
    "from" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "AnnouncedWindow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "enterpriseId" TEXT,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "ahead" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "name" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "outcome" TEXT,
    "failed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("name","slot")
);

-- CreateTable
CREATE TABLE "StoredVerdict" (
    "enterpriseId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "filingDay" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "profileVersion" INTEGER NOT NULL,
    "found" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StoredVerdict_pkey" PRIMARY KEY ("enterpriseId","rule","filingDay")
);

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

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_recipientId_key" ON "Outbox"("recipientId");

-- AddForeignKey
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Recipient"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "Notice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeFile" ADD CONSTRAINT "NoticeFile_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipient" ADD CONSTRAINT "Recipient_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipient" ADD CONSTRAINT "Recipient_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipient" ADD CONSTRAINT "Recipient_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecipientCompany" ADD CONSTRAINT "RecipientCompany_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Recipient"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecipientCompany" ADD CONSTRAINT "RecipientCompany_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeAnswer" ADD CONSTRAINT "NoticeAnswer_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Recipient"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnouncedWindow" ADD CONSTRAINT "AnnouncedWindow_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoredVerdict" ADD CONSTRAINT "StoredVerdict_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise"("id") ON DELETE CASCADE ON UPDATE CASCADE;
