CREATE TABLE "moderation_appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"suspended_at" timestamp with time zone NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by_id" uuid,
	"granted" boolean,
	"answer" text,
	CONSTRAINT "moderation_appeals_personId_suspendedAt_unique" UNIQUE("person_id","suspended_at")
);
--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "suspended_by_id" uuid;--> statement-breakpoint
CREATE INDEX "moderation_appeals_waiting" ON "moderation_appeals" USING btree ("at","id") WHERE "moderation_appeals"."decided_at" is null;