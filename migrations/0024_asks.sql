CREATE TYPE "public"."call_outcome" AS ENUM('asked-person', 'someone-else', 'nobody', 'withdrawn');--> statement-breakpoint
ALTER TYPE "public"."notification_reason" ADD VALUE 'can-help' BEFORE 'answered';--> statement-breakpoint
CREATE TABLE "ask_settings" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"wait_hours" smallint NOT NULL,
	"most_open" smallint NOT NULL,
	"most_in_month" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asks" (
	"topic_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"passed_at" timestamp with time zone,
	CONSTRAINT "asks_topic_id_person_id_pk" PRIMARY KEY("topic_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"topic_id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" "call_outcome"
);
--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_topic_id_calls_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."calls"("topic_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asks_person_id_asked_at_index" ON "asks" USING btree ("person_id","asked_at");--> statement-breakpoint
CREATE INDEX "calls_open" ON "calls" USING btree ("topic_id") WHERE "calls"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "topics_open_questions" ON "topics" USING btree ("created_at") WHERE kind = 'question' and answer_post_id is null and deleted_at is null;