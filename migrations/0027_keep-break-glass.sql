CREATE TYPE "public"."break_glass_look" AS ENUM('topics', 'posts', 'author');--> statement-breakpoint
CREATE TABLE "break_glass_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"topic_id" uuid,
	"asked_by_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"confirmed" boolean,
	"ends_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by_id" uuid,
	CONSTRAINT "break_glass_takes_two" CHECK ("break_glass_entries"."decided_by_id" <> "break_glass_entries"."asked_by_id")
);
--> statement-breakpoint
CREATE TABLE "break_glass_notices" (
	"person_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"is_author" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "break_glass_notices_person_id_entry_id_pk" PRIMARY KEY("person_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "break_glass_readings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"look" "break_glass_look" NOT NULL,
	"topic_id" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "break_glass_entries" ADD CONSTRAINT "break_glass_entries_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass_entries" ADD CONSTRAINT "break_glass_entries_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass_notices" ADD CONSTRAINT "break_glass_notices_entry_id_break_glass_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."break_glass_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass_readings" ADD CONSTRAINT "break_glass_readings_entry_id_break_glass_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."break_glass_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "break_glass_entries_asked_at_id_index" ON "break_glass_entries" USING btree ("asked_at","id");--> statement-breakpoint
CREATE INDEX "break_glass_entries_space_id_decided_at_id_index" ON "break_glass_entries" USING btree ("space_id","decided_at","id");--> statement-breakpoint
CREATE INDEX "break_glass_notices_unseen" ON "break_glass_notices" USING btree ("person_id","at") WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX "break_glass_readings_entry_id_at_index" ON "break_glass_readings" USING btree ("entry_id","at");