CREATE TABLE "space_mail_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"invited_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "space_link_uses" (
	"link_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "space_link_uses_link_id_person_id_pk" PRIMARY KEY("link_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "space_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"lets_in" boolean NOT NULL,
	"most_uses" integer NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"made_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "space_links_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "admissions" ADD COLUMN "answer" text;--> statement-breakpoint
ALTER TABLE "admissions" ADD COLUMN "declined_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "admissions" ADD COLUMN "declined_by_id" uuid;--> statement-breakpoint
ALTER TABLE "admissions" ADD COLUMN "declined_reason" text;--> statement-breakpoint
ALTER TABLE "admissions" ADD COLUMN "by_mail" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "welcomed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "spaces" ADD COLUMN "welcome" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "spaces" ADD COLUMN "welcome_html" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "spaces" ADD COLUMN "question" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "space_mail_invitations" ADD CONSTRAINT "space_mail_invitations_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_link_uses" ADD CONSTRAINT "space_link_uses_link_id_space_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."space_links"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_links" ADD CONSTRAINT "space_links_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "space_mail_invitations_open" ON "space_mail_invitations" USING btree ("space_id","email") WHERE "space_mail_invitations"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "space_mail_invitations_email_index" ON "space_mail_invitations" USING btree ("email");--> statement-breakpoint
CREATE INDEX "space_mail_invitations_invited_by_id_created_at_index" ON "space_mail_invitations" USING btree ("invited_by_id","created_at");--> statement-breakpoint
CREATE INDEX "space_links_space_id_id_index" ON "space_links" USING btree ("space_id","id");