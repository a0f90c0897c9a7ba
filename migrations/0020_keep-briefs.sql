CREATE TABLE "topic_briefs" (
	"topic_id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"html" text NOT NULL,
	"html_version" integer NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "topic_briefs" ADD CONSTRAINT "topic_briefs_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;