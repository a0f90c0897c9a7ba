CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"preview_bytes" integer,
	"width" integer,
	"height" integer,
	"created_at" timestamp with time zone NOT NULL,
	"stored_at" timestamp with time zone,
	"subject" text,
	"attached_at" timestamp with time zone,
	"purge_after" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "attachments" jsonb;--> statement-breakpoint
CREATE INDEX "attachments_owner_id_index" ON "attachments" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "attachments_subject_index" ON "attachments" USING btree ("subject") WHERE "attachments"."subject" is not null;--> statement-breakpoint
CREATE INDEX "attachments_unattached" ON "attachments" USING btree ("created_at") WHERE "attachments"."subject" is null;--> statement-breakpoint
CREATE INDEX "attachments_ending" ON "attachments" USING btree ("purge_after") WHERE purge_after is not null;