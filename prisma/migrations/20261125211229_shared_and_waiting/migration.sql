-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN "shared" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Handoff" ADD COLUMN "remindedAt" DATETIME;

-- CreateIndex
CREATE INDEX "Audit_action_at_idx" ON "Audit"("action", "at");

-- CreateIndex
CREATE INDEX "Handoff_takenInId_idx" ON "Handoff"("takenInId");
