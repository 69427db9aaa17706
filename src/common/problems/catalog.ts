import { kindsOfAccess } from './kinds-of-access.js';
import { kindsOfComplaints } from './kinds-of-complaints.js';
import { kindsOfRequests } from './kinds-of-requests.js';
import { type ProblemKind } from './problem-kind.js';

const kinds = { ...kindsOfRequests, ...kindsOfAccess, ...kindsOfComplaints };

/** The stable code of a problem: what a program looks at. */
export type ProblemCode = keyof typeof kinds;

/** Every error the API can answer with, declared once. */
export const problemCatalog: Readonly<Record<ProblemCode, ProblemKind>> = kinds;
