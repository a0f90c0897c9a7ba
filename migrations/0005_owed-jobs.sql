CREATE TABLE "job_periods" (
	"job" text PRIMARY KEY NOT NULL,
	"period" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "owed_jobs" (
	"job" text NOT NULL,
	"id" text NOT NULL,
	"event_id" uuid,
	"owed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"enqueued_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"runner" uuid,
	"parked_at" timestamp with time zone,
	"error" text,
	"data" jsonb,
	CONSTRAINT "owed_jobs_job_id_pk" PRIMARY KEY("job","id")
);
--> statement-breakpoint
ALTER TABLE "owed_jobs" ADD CONSTRAINT "owed_jobs_event_id_outbox_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."outbox"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "owed_jobs_open" ON "owed_jobs" USING btree ("owed_at") WHERE parked_at is null;--> statement-breakpoint
CREATE INDEX "owed_jobs_parked" ON "owed_jobs" USING btree ("parked_at") WHERE parked_at is not null;--> statement-breakpoint
CREATE INDEX "owed_jobs_event_id_index" ON "owed_jobs" USING btree ("event_id");