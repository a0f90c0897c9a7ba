CREATE TYPE "public"."consultancy_state" AS ENUM('waiting', 'running', 'paused', 'ended');--> statement-breakpoint
CREATE TYPE "public"."consultancy_step" AS ENUM('present', 'clarifying-questions', 'probing-questions', 'discussion', 'response', 'debrief');--> statement-breakpoint
CREATE TABLE "consultancies" (
	"topic_id" uuid PRIMARY KEY NOT NULL,
	"presenter_id" uuid NOT NULL,
	"facilitator_id" uuid NOT NULL,
	"state" "consultancy_state" DEFAULT 'waiting' NOT NULL,
	"step" "consultancy_step" DEFAULT 'present' NOT NULL,
	"elapsed_ms" integer DEFAULT 0 NOT NULL,
	"running_since" timestamp with time zone,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "silenced_id" uuid;--> statement-breakpoint
ALTER TABLE "consultancies" ADD CONSTRAINT "consultancies_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;