CREATE TABLE "bookmarks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"post_id" uuid,
	"topic_id" uuid,
	"saved_at" timestamp with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "bookmarks_personId_postId_unique" UNIQUE("person_id","post_id"),
	CONSTRAINT "bookmarks_personId_topicId_unique" UNIQUE("person_id","topic_id"),
	CONSTRAINT "bookmarks_of_one" CHECK (("bookmarks"."post_id" is null) <> ("bookmarks"."topic_id" is null))
);
--> statement-breakpoint
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookmarks_person_id_saved_at_id_index" ON "bookmarks" USING btree ("person_id","saved_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);