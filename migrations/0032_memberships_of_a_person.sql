CREATE INDEX "memberships_person_id_space_id_index" ON "memberships" USING btree ("person_id","space_id");--> statement-breakpoint
DROP INDEX "memberships_person_id_index";