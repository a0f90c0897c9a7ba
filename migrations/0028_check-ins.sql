ALTER TYPE "public"."notification_reason" ADD VALUE 'reminded';--> statement-breakpoint
CREATE TABLE "check_in_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"words" text[] NOT NULL,
	"mood" smallint,
	"shared_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "check_in_answers_topicId_personId_unique" UNIQUE("topic_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "check_in_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"answer_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "check_in_skips" (
	"topic_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "check_in_skips_topic_id_person_id_pk" PRIMARY KEY("topic_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"topic_id" uuid PRIMARY KEY NOT NULL,
	"prompts" text[] NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"moods" integer[]
);
--> statement-breakpoint
ALTER TABLE "check_in_answers" ADD CONSTRAINT "check_in_answers_topic_id_check_ins_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."check_ins"("topic_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_offers" ADD CONSTRAINT "check_in_offers_answer_id_check_in_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."check_in_answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_skips" ADD CONSTRAINT "check_in_skips_topic_id_check_ins_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."check_ins"("topic_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_in_answers_topic_id_id_index" ON "check_in_answers" USING btree ("topic_id","id");--> statement-breakpoint
CREATE INDEX "check_in_answers_person_id_index" ON "check_in_answers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "check_in_offers_answer_id_id_index" ON "check_in_offers" USING btree ("answer_id","id");--> statement-breakpoint
CREATE INDEX "check_in_offers_person_id_index" ON "check_in_offers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "check_ins_to_settle" ON "check_ins" USING btree ("closes_at") WHERE "check_ins"."settled_at" is null;