CREATE TYPE "public"."search_language" AS ENUM('english', 'spanish');--> statement-breakpoint
CREATE TABLE "search_entries" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	"scope" uuid NOT NULL,
	"language" "search_language" NOT NULL,
	"version" integer NOT NULL,
	"vector" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_progress" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"up_to" bigint NOT NULL,
	CONSTRAINT "search_progress_only" CHECK ("search_progress"."only")
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"scope" uuid NOT NULL,
	"word" text collate "C" NOT NULL,
	"language" "search_language" NOT NULL,
	"stem" text,
	"posts" integer NOT NULL,
	CONSTRAINT "search_words_scope_word_language_pk" PRIMARY KEY("scope","word","language")
);
--> statement-breakpoint
CREATE INDEX "search_entries_newest" ON "search_entries" USING btree ("posted_at" DESC NULLS FIRST,"post_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "search_entries_space" ON "search_entries" USING btree ("space_id","posted_at" DESC NULLS FIRST,"post_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "search_entries_author" ON "search_entries" USING btree ("author_id","posted_at" DESC NULLS FIRST,"post_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "search_entries_words" ON "search_entries" USING gin ("vector") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_words_stem" ON "search_words" USING btree ("scope","language","stem");--> statement-breakpoint
CREATE INDEX "search_words_near" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
INSERT INTO "search_progress" ("up_to") SELECT "given" FROM "relay_progress";
