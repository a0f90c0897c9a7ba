CREATE TYPE "public"."notification_level" AS ENUM('muted', 'normal', 'tracking', 'watching');--> statement-breakpoint
CREATE TABLE "topic_levels" (
	"person_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"level" "notification_level" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "topic_levels_person_id_topic_id_pk" PRIMARY KEY("person_id","topic_id")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "level" "notification_level" DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "topic_levels" ADD CONSTRAINT "topic_levels_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "topic_levels_topic_id_level_index" ON "topic_levels" USING btree ("topic_id","level");--> statement-breakpoint
CREATE INDEX "memberships_watching" ON "memberships" USING btree ("space_id") WHERE level = 'watching';