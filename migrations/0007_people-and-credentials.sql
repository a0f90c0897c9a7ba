CREATE TYPE "public"."digest_frequency" AS ENUM('daily', 'weekdays', 'weekly', 'fortnightly', 'monthly', 'off');--> statement-breakpoint
CREATE TYPE "public"."digest_weekday" AS ENUM('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');--> statement-breakpoint
CREATE TABLE "digest_preferences" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"frequency" "digest_frequency" NOT NULL,
	"weekday" "digest_weekday" NOT NULL,
	"hour" smallint NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "credentials_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "email_changes" ADD COLUMN "old_email" text NOT NULL;--> statement-breakpoint
ALTER TABLE "digest_preferences" ADD CONSTRAINT "digest_preferences_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digest_preferences_frequency_weekday_hour_index" ON "digest_preferences" USING btree ("frequency","weekday","hour");