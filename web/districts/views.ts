import type { z } from 'zod';
import type * as districts from '../../src/districts/schemas.ts';

/** The views of the server as they come over the wire. Types only: zod itself stays out of the page. */
export type District = z.input<typeof districts.DistrictView>;
export type NewDistrictRequest = z.input<typeof districts.NewDistrictRequest>;
