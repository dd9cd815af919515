-- AlterTable
ALTER TABLE "Turn" ADD COLUMN     "guided" INTEGER;
