ALTER TABLE "topics" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
CREATE INDEX "topics_merged" ON "topics" USING btree ("merged_into_id") WHERE "topics"."merged_into_id" is not null;