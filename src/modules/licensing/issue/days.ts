/** Days that a licence and its sale can have. */
import { z } from 'zod';

/** A certificate counts days from 2020 in 16 bits. */
export const lastDay = z.iso.date().refine((day) => day >= '2020-01-01' && day < '2199-01-01');
export const saleDay = z.iso.date().refine((day) => day >= '2000-01-01');
