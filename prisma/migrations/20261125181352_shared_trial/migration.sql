-- CreateTable
CREATE TABLE "SharedTrial" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "version" TEXT,
    "fields" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "SharedTrial_hash_key" ON "SharedTrial"("hash");

-- CreateIndex
CREATE INDEX "SharedTrial_expiresAt_idx" ON "SharedTrial"("expiresAt");
