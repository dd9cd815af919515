-- AlterTable
ALTER TABLE "Inbox" ADD COLUMN     "quotes" TEXT;
