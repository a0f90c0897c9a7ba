CREATE TYPE "public"."admission_kind" AS ENUM('asked', 'invited');--> statement-breakpoint
CREATE TYPE "public"."join_policy" AS ENUM('open', 'request', 'invitation');--> statement-breakpoint
CREATE TYPE "public"."member_role" AS ENUM('member', 'facilitator');--> statement-breakpoint
CREATE TYPE "public"."post_remover" AS ENUM('author', 'facilitator', 'staff');--> statement-breakpoint
CREATE TYPE "public"."reaction_kind" AS ENUM('helped', 'tried-it');--> statement-breakpoint
CREATE TYPE "public"."space_hue" AS ENUM('pine', 'gold', 'brick', 'sky', 'plum');--> statement-breakpoint
CREATE TYPE "public"."space_kind" AS ENUM('open', 'cohort', 'circle', 'event', 'district');--> statement-breakpoint
CREATE TYPE "public"."topic_kind" AS ENUM('discussion', 'question', 'check-in', 'consultancy');--> statement-breakpoint
CREATE TABLE "admissions" (
	"space_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" "admission_kind" NOT NULL,
	"by_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "admissions_space_id_person_id_pk" PRIMARY KEY("space_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"space_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" "member_role" NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "memberships_space_id_person_id_pk" PRIMARY KEY("space_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"post_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "mentions_post_id_person_id_pk" PRIMARY KEY("post_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "post_revisions" (
	"post_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"source" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "post_revisions_post_id_version_pk" PRIMARY KEY("post_id","version")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"reply_to_id" uuid,
	"reply_to_author_id" uuid,
	"position" integer NOT NULL,
	"source" text NOT NULL,
	"html" text NOT NULL,
	"html_version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	"removed_by_id" uuid,
	"removed_by" "post_remover",
	"removed_reason" text,
	"helped_count" integer DEFAULT 0 NOT NULL,
	"tried_it_count" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "posts_topicId_position_unique" UNIQUE("topic_id","position")
);
--> statement-breakpoint
CREATE TABLE "reactions" (
	"post_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" "reaction_kind" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reactions_post_id_person_id_kind_pk" PRIMARY KEY("post_id","person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "read_marks" (
	"person_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "read_marks_person_id_topic_id_pk" PRIMARY KEY("person_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "spaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"kind" "space_kind" NOT NULL,
	"join_policy" "join_policy" NOT NULL,
	"hue" "space_hue" NOT NULL,
	"guidelines" text DEFAULT '' NOT NULL,
	"started_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone,
	"members_count" integer DEFAULT 0 NOT NULL,
	"topics_count" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"kind" "topic_kind" NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"posts_count" integer NOT NULL,
	"last_position" integer NOT NULL,
	"last_post_at" timestamp with time zone NOT NULL,
	"last_post_id" uuid NOT NULL,
	"last_poster_id" uuid NOT NULL,
	"last_excerpt" text NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"locked_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"answer_post_id" uuid,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "admissions" ADD CONSTRAINT "admissions_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_revisions" ADD CONSTRAINT "post_revisions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_reply_to_id_posts_id_fk" FOREIGN KEY ("reply_to_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_marks" ADD CONSTRAINT "read_marks_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "admissions_person_id_index" ON "admissions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "memberships_person_id_index" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "memberships_space_id_joined_at_person_id_index" ON "memberships" USING btree ("space_id","joined_at","person_id");--> statement-breakpoint
CREATE INDEX "mentions_person_id_at_index" ON "mentions" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "posts_author_id_topic_id_index" ON "posts" USING btree ("author_id","topic_id");--> statement-breakpoint
CREATE INDEX "posts_answers" ON "posts" USING btree ("reply_to_author_id","created_at") WHERE "posts"."reply_to_author_id" is not null;--> statement-breakpoint
CREATE INDEX "spaces_name_id_index" ON "spaces" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "topics_by_activity" ON "topics" USING btree ("space_id","pinned" DESC NULLS FIRST,"last_post_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "topics"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "topics_author_id_index" ON "topics" USING btree ("author_id");