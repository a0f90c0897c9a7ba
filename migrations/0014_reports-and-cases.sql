CREATE TYPE "public"."case_act" AS ENUM('dismiss', 'hide', 'lock', 'warn');--> statement-breakpoint
CREATE TYPE "public"."notice_kind" AS ENUM('report-closed', 'warned');--> statement-breakpoint
CREATE TYPE "public"."report_reason" AS ENUM('danger', 'student-data', 'unkind', 'confidence', 'selling', 'other');--> statement-breakpoint
CREATE TABLE "moderation_cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"space_id" uuid NOT NULL,
	"handed_over" boolean DEFAULT false NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by_id" uuid,
	"act" "case_act",
	"act_reason" text
);
--> statement-breakpoint
CREATE TABLE "moderation_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" "notice_kind" NOT NULL,
	"case_id" uuid NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "moderation_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"reporter_id" uuid NOT NULL,
	"reason" "report_reason" NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "moderation_reports_caseId_reporterId_unique" UNIQUE("case_id","reporter_id")
);
--> statement-breakpoint
ALTER TABLE "moderation_notices" ADD CONSTRAINT "moderation_notices_case_id_moderation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."moderation_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_case_id_moderation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."moderation_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_cases_open" ON "moderation_cases" USING btree ("post_id") WHERE "moderation_cases"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "moderation_cases_waiting" ON "moderation_cases" USING btree ("opened_at","id") WHERE "moderation_cases"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "moderation_cases_author_id_index" ON "moderation_cases" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "moderation_notices_waiting" ON "moderation_notices" USING btree ("person_id","id") WHERE "moderation_notices"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "moderation_notices_case_id_index" ON "moderation_notices" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "moderation_reports_reporter_id_index" ON "moderation_reports" USING btree ("reporter_id");--> statement-breakpoint
CREATE INDEX "persons_staff" ON "persons" USING btree ("id") WHERE "persons"."staff_role" <> 'none';