CREATE TYPE "public"."person_role" AS ENUM('teacher', 'instructional-coach', 'principal', 'district-leader', 'specialist', 'partner-organisation', 'community-member');--> statement-breakpoint
CREATE TYPE "public"."staff_role" AS ENUM('none', 'moderator', 'administrator');--> statement-breakpoint
CREATE TYPE "public"."verification" AS ENUM('none', 'vouched', 'reviewed', 'district-email', 'single-sign-on');--> statement-breakpoint
CREATE TABLE "districts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lea_id" text,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"city" text,
	"locale" text,
	"students" integer,
	"latitude" double precision,
	"longitude" double precision,
	"time_zone" text NOT NULL,
	"time_zone_assumed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "districts_leaId_unique" UNIQUE("lea_id")
);
--> statement-breakpoint
CREATE TABLE "schools" (
	"id" uuid PRIMARY KEY NOT NULL,
	"nces_school_id" text NOT NULL,
	"district_id" uuid NOT NULL,
	"name" text NOT NULL,
	"city" text,
	"low_grade" text,
	"high_grade" text,
	"latitude" double precision,
	"longitude" double precision,
	"time_zone" text NOT NULL,
	"time_zone_assumed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "schools_ncesSchoolId_unique" UNIQUE("nces_school_id")
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"person_id" uuid NOT NULL,
	"blocked_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "blocks_person_id_blocked_id_pk" PRIMARY KEY("person_id","blocked_id")
);
--> statement-breakpoint
CREATE TABLE "district_domains" (
	"domain" text PRIMARY KEY NOT NULL,
	"district_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "district_leads" (
	"district_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "district_leads_district_id_person_id_pk" PRIMARY KEY("district_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"role" "person_role" NOT NULL,
	"district_id" uuid,
	"district_lead" boolean DEFAULT false NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"invited_by" uuid,
	"token_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "person_role" NOT NULL,
	"district_id" uuid,
	"school_id" uuid,
	"time_zone" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"staff_role" "staff_role" DEFAULT 'none' NOT NULL,
	"verification" "verification" DEFAULT 'none' NOT NULL,
	"verified_at" timestamp with time zone,
	"terms_version" text,
	"terms_accepted_at" timestamp with time zone,
	"onboarded_at" timestamp with time zone,
	"suspended_at" timestamp with time zone,
	"suspended_until" timestamp with time zone,
	"suspension_reason" text,
	"demonstration" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "persons_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"grade_bands" text[] DEFAULT '{}' NOT NULL,
	"subjects" text[] DEFAULT '{}' NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"challenge" text,
	"offers" text[] DEFAULT '{}' NOT NULL,
	"seeks" text[] DEFAULT '{}' NOT NULL,
	"readiness" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"availability" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"audiences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"approved" boolean
);
--> statement-breakpoint
CREATE TABLE "vouches" (
	"person_id" uuid NOT NULL,
	"voucher_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "vouches_person_id_voucher_id_pk" PRIMARY KEY("person_id","voucher_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"type" text NOT NULL,
	"subjects" text[] NOT NULL,
	"data" jsonb NOT NULL,
	"time" timestamp with time zone NOT NULL,
	"numbered" boolean DEFAULT false NOT NULL,
	"handed_on_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "subject_heads" (
	"subject" text PRIMARY KEY NOT NULL,
	"head" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subject_numbers" (
	"subject" text NOT NULL,
	"sequence" integer NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "subject_numbers_subject_sequence_pk" PRIMARY KEY("subject","sequence")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"person_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"body" text,
	"created_id" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_person_id_key_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
ALTER TABLE "schools" ADD CONSTRAINT "schools_district_id_districts_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."districts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_persons_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district_leads" ADD CONSTRAINT "district_leads_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_requests" ADD CONSTRAINT "verification_requests_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouches" ADD CONSTRAINT "vouches_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouches" ADD CONSTRAINT "vouches_voucher_id_persons_id_fk" FOREIGN KEY ("voucher_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subject_numbers" ADD CONSTRAINT "subject_numbers_event_id_outbox_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."outbox"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "districts_state_name_index" ON "districts" USING btree ("state","name");--> statement-breakpoint
CREATE INDEX "schools_district_id_name_index" ON "schools" USING btree ("district_id","name");--> statement-breakpoint
CREATE INDEX "blocks_blocked_id_index" ON "blocks" USING btree ("blocked_id");--> statement-breakpoint
CREATE INDEX "district_domains_district_id_index" ON "district_domains" USING btree ("district_id");--> statement-breakpoint
CREATE INDEX "district_leads_person_id_index" ON "district_leads" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "invitations_email_created_at_index" ON "invitations" USING btree ("email","created_at");--> statement-breakpoint
CREATE INDEX "invitations_district_id_created_at_index" ON "invitations" USING btree ("district_id","created_at");--> statement-breakpoint
CREATE INDEX "persons_district_id_index" ON "persons" USING btree ("district_id");--> statement-breakpoint
CREATE INDEX "persons_name_id_index" ON "persons" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "verification_requests_decided_at_created_at_index" ON "verification_requests" USING btree ("decided_at","created_at");--> statement-breakpoint
CREATE INDEX "verification_requests_person_id_index" ON "verification_requests" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "vouches_voucher_id_index" ON "vouches" USING btree ("voucher_id");--> statement-breakpoint
CREATE INDEX "audit_entries_subject_at_index" ON "audit_entries" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "audit_entries_at_index" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "outbox_unnumbered" ON "outbox" USING btree ("position") WHERE not numbered;--> statement-breakpoint
CREATE INDEX "outbox_not_handed_on" ON "outbox" USING btree ("position") WHERE numbered and handed_on_at is null;--> statement-breakpoint
CREATE INDEX "outbox_time" ON "outbox" USING btree ("time");--> statement-breakpoint
CREATE INDEX "subject_numbers_event_id_index" ON "subject_numbers" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_at_index" ON "idempotency_keys" USING btree ("at");