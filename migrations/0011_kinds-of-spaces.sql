ALTER TYPE "public"."space_kind" ADD VALUE 'conversation';--> statement-breakpoint
ALTER TABLE "spaces" ADD COLUMN "district_id" uuid;