ALTER TABLE "spaces" ADD COLUMN "guidelines_html" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "spaces" ADD COLUMN "guidelines_html_version" integer DEFAULT 0 NOT NULL;