-- Before the first release: no former version runs beside this one.
CREATE TABLE "relay_progress" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"given" bigint NOT NULL,
	"handed_on" bigint NOT NULL,
	CONSTRAINT "relay_progress_only" CHECK ("relay_progress"."only")
);
--> statement-breakpoint
ALTER TABLE "subject_numbers" DROP CONSTRAINT "subject_numbers_event_id_outbox_id_fk";
--> statement-breakpoint
DROP INDEX "outbox_not_handed_on";--> statement-breakpoint
DROP INDEX "outbox_time";--> statement-breakpoint
DROP INDEX "outbox_unnumbered";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "relay_round" bigint;--> statement-breakpoint
CREATE INDEX "outbox_unnumbered" ON "outbox" USING btree ("position") WHERE "outbox"."relay_round" is null;--> statement-breakpoint
UPDATE "outbox" SET "relay_round" = "position" WHERE "numbered";--> statement-breakpoint
INSERT INTO "relay_progress" ("given", "handed_on")
SELECT coalesce(max("position"), 0), coalesce(min("position") FILTER (WHERE "handed_on_at" IS NULL) - 1, max("position"), 0)
FROM "outbox" WHERE "numbered";--> statement-breakpoint
CREATE INDEX "outbox_numbered" ON "outbox" USING btree ("relay_round") WHERE "outbox"."relay_round" is not null;--> statement-breakpoint
ALTER TABLE "outbox" DROP COLUMN "numbered";--> statement-breakpoint
ALTER TABLE "outbox" DROP COLUMN "handed_on_at";
