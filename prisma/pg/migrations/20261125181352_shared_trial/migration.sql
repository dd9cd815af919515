-- CreateTable
CREATE TABLE "SharedTrial" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "version" TEXT,
    "fields" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SharedTrial_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SharedTrial_hash_key" ON "SharedTrial"("hash");

-- CreateIndex
CREATE INDEX "SharedTrial_expiresAt_idx" ON "SharedTrial"("expiresAt");
