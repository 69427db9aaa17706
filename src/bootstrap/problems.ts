/** Loads the problems of every room, so that the catalog holds them. */
import '../areas/problems.js';
import '../attachments/problems.js';
import '../complaints/core/problems.js';
import '../health/problems.js';
import '../idempotency/problems.js';
import '../identity/problems.js';
import '../metrics/problems.js';
import '../officials/problems.js';
import '../transparency/problems.js';
