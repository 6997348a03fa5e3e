-- AlterEnum
ALTER TYPE "PayoutKind" ADD VALUE 'recipe';
ALTER TYPE "PayoutKind" ADD VALUE 'proposal';
