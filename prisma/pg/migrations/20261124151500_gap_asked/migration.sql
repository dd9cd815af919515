-- AlterTable
ALTER TABLE "Gap" ADD COLUMN     "asked" TEXT NOT NULL DEFAULT '[]';
