CREATE TABLE "charters" (
	"space_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"language" text NOT NULL,
	"source" text NOT NULL,
	"html" text NOT NULL,
	"html_version" integer NOT NULL,
	"made_by_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "charters_space_id_version_language_pk" PRIMARY KEY("space_id","version","language")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "charter_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "charter_accepted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "spaces" ADD COLUMN "charter_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "charters" ADD CONSTRAINT "charters_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Circles that are there already begin with the standard charter, and each member accepts it. Version 0 of the renderer
-- is none, so it is rendered when it is read.
INSERT INTO "charters" ("space_id", "version", "language", "source", "html", "html_version", "made_by_id", "made_at")
SELECT s."id", 1, words."language", words."source", '', 0, s."started_by_id", now()
FROM "spaces" s CROSS JOIN (VALUES ('en', 'We follow the Chatham House rule.

- **Use what you hear.** Ideas and experiences may go on from here.
- **Reveal neither who nor where.** Never say who said something, who is in this circle, or which school or district it was about.
- **No students.** We write nothing by which a student could be recognised.
- **What is written here stays here.** No copies, no screenshots, nothing passed on.
- **We listen first**, and give advice when it is asked for.
- **Safety comes before silence.** If someone is in danger, we get help, and tell the person that we do.'), ('es', 'Seguimos la regla de Chatham House.

- **Usa lo que oyes.** Las ideas y las experiencias pueden seguir su camino.
- **No reveles ni quién ni dónde.** Nunca digas quién dijo algo, quién está en este círculo, ni de qué escuela o distrito se habló.
- **Nada de estudiantes.** No escribimos nada que permita reconocer a un estudiante.
- **Lo que se escribe aquí se queda aquí.** Ni copias, ni capturas de pantalla, ni reenvíos.
- **Primero escuchamos**, y damos consejos cuando se piden.
- **La seguridad está antes que el silencio.** Si alguien corre peligro, buscamos ayuda y se lo decimos a esa persona.')) AS words ("language", "source")
WHERE s."kind" = 'circle';
--> statement-breakpoint
UPDATE "spaces" SET "charter_version" = 1 WHERE "kind" = 'circle';
