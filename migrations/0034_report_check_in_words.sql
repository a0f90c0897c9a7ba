CREATE TYPE "public"."reported_kind" AS ENUM('post', 'check-in-answer', 'check-in-offer');--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD COLUMN "of" "reported_kind" DEFAULT 'post' NOT NULL;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD COLUMN "topic_id" uuid;