import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastifyPlugin from 'fastify-plugin';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod';

// A view's `Instant` is a Date in the code and text on the wire; the document tells of the wire.
const zodToJsonConfig = {
  override: ({
    zodSchema,
    jsonSchema,
  }: {
    zodSchema: { _zod: { def: { type: string } } };
    jsonSchema: object;
  }) => {
    if (zodSchema._zod.def.type !== 'date') return;
    Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
  },
} as const;

/** OpenAPI 3.1 at `/api/openapi.json` and its pages at `/api/docs`, made from the zod schemas of the routes. */
export const openApi = fastifyPlugin<{ publicUrl: string; version: string }>(
  async (app, options) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Hallway',
          version: options.version,
          description: 'Where educators of many districts meet.',
        },
        servers: [{ url: options.publicUrl }],
        components: {
          securitySchemes: {
            token: { type: 'http', scheme: 'bearer' },
            session: { type: 'apiKey', in: 'cookie', name: '__Host-hallway' },
          },
        },
        security: [{ token: [] }, { session: [] }],
      },
      transform: createJsonSchemaTransform({ zodToJsonConfig: { ...zodToJsonConfig } }),
      transformObject: createJsonSchemaTransformObject({ zodToJsonConfig: { ...zodToJsonConfig } }),
    });
    await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
    app.get(
      '/api/openapi.json',
      { config: { access: 'anyone' }, schema: { hide: true } },
      async () => app.swagger(),
    );
  },
);
