import fastifyStatic from '@fastify/static';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createRequire } from 'node:module';
import { assetPath } from '../page/assets.js';

const PAGE = '/api/docs';
const FILES = `${PAGE}/ui/`;

/** What the page loads of Swagger UI; its package holds more, which nobody needs. */
const SERVED = ['/swagger-ui.css', '/swagger-ui-bundle.js'];

const require = createRequire(import.meta.url);

/**
 * Serves the page that shows the API. It is our own, since the one that Nest makes has styles in its HTML, which the
 * content security policy forbids.
 */
export async function serveApiDocs(app: NestFastifyApplication): Promise<void> {
  const http = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: (require('swagger-ui-dist/absolute-path.js') as () => string)(),
    prefix: FILES,
    decorateReply: false,
    index: false,
    allowedPath: (path) => SERVED.includes(path),
    maxAge: '1d',
  });
  for (const path of [PAGE, `${PAGE}/`]) {
    http.get(path, (_request, reply) => {
      void reply.type('text/html; charset=utf-8').send(html());
    });
  }
}

function html(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tanggap API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${FILES}swagger-ui.css">
<link rel="stylesheet" href="${assetPath('docs.css')}">
</head>
<body>
<div id="swagger-ui"></div>
<script src="${FILES}swagger-ui-bundle.js"></script>
<script type="module" src="${assetPath('docs.js')}"></script>
</body>
</html>
`;
}
