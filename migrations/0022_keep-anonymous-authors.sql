CREATE TABLE "anonymous_authors" (
	"topic_id" uuid PRIMARY KEY NOT NULL,
	"alias_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "anonymous_authors_aliasId_unique" UNIQUE("alias_id")
);
--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "pseudonym" text;--> statement-breakpoint
ALTER TABLE "anonymous_authors" ADD CONSTRAINT "anonymous_authors_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "anonymous_authors_person_id_index" ON "anonymous_authors" USING btree ("person_id");