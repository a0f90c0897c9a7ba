ALTER TYPE "public"."break_glass_look" ADD VALUE 'brief';--> statement-breakpoint
ALTER TYPE "public"."break_glass_look" ADD VALUE 'round';--> statement-breakpoint
ALTER TYPE "public"."break_glass_look" ADD VALUE 'file';--> statement-breakpoint
ALTER TABLE "break_glass_readings" ADD COLUMN "attachment_id" uuid;