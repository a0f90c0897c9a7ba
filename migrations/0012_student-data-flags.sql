CREATE TABLE "student_data_flags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic_id" uuid NOT NULL,
	"post_id" uuid,
	"kinds" text[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"seen_by_id" uuid
);
--> statement-breakpoint
CREATE INDEX "student_data_flags_waiting" ON "student_data_flags" USING btree ("id") WHERE "student_data_flags"."seen_at" is null;