CREATE TYPE "public"."district_request_status" AS ENUM('waiting', 'approved', 'declined');--> statement-breakpoint
CREATE TYPE "public"."delivery_state" AS ENUM('queued', 'sending', 'handed', 'sent', 'bounced', 'given-up', 'unknown', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."mail_promise" AS ENUM('at-most', 'at-least');--> statement-breakpoint
CREATE TABLE "district_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"city" text,
	"web_page" text,
	"note" text,
	"status" "district_request_status" DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"reason" text,
	"district_id" uuid
);
--> statement-breakpoint
CREATE TABLE "district_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"period" text NOT NULL,
	"person_id" uuid,
	"once" "mail_promise" NOT NULL,
	"state" "delivery_state" DEFAULT 'queued' NOT NULL,
	"owner" uuid,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "deliveries_once" UNIQUE NULLS NOT DISTINCT("kind","period","person_id")
);
--> statement-breakpoint
DROP INDEX "districts_state_name_index";--> statement-breakpoint
DROP INDEX "schools_district_id_name_index";--> statement-breakpoint
ALTER TABLE "districts" ADD COLUMN "search" "tsvector" NOT NULL;--> statement-breakpoint
ALTER TABLE "district_requests" ADD CONSTRAINT "district_requests_district_id_districts_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."districts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "district_requests_status_created_at_id_index" ON "district_requests" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "district_requests_person_id_created_at_id_index" ON "district_requests" USING btree ("person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "district_words_near" ON "district_words" USING gist ("word" gist_trgm_ops);--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("next_attempt_at") WHERE state in ('queued', 'sending', 'handed');--> statement-breakpoint
CREATE INDEX "deliveries_state" ON "deliveries" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "deliveries_person" ON "deliveries" USING btree ("person_id","settled_at");--> statement-breakpoint
CREATE INDEX "districts_name_id_index" ON "districts" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "districts_state_name_id_index" ON "districts" USING btree ("state","name","id");--> statement-breakpoint
CREATE INDEX "districts_search" ON "districts" USING gin ("search");--> statement-breakpoint
CREATE INDEX "schools_district_id_name_id_index" ON "schools" USING btree ("district_id","name","id");