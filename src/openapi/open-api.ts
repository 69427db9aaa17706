import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type Config } from '../config/config.js';
import { CONFIG } from '../config/inject-config.js';
import { cookieNameOf } from '../identity/cookies/session-cookies.service.js';
import { API_KEY_HEADER, API_KEY_SCHEME } from '../identity/api-clients/api-client.guard.js';
import { completeOperations } from './complete-operations.js';
import { problemSchema } from './problem-schema.js';

/** Serves the description of the API at `/api/openapi.json`. It is made when it is first asked for: no start waits for it. */
export function publishOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    ui: false,
  });
}

/** Describes the whole API from its controllers. */
function describeApi(app: INestApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('Tanggap')
    .setVersion('1')
    .setDescription(
      'Complaints of citizens, from filing to the published response rate. ' +
        'Times are ISO 8601 with offset. Errors are application/problem+json with a stable `code`, in Indonesian or English by Accept-Language.',
    )
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token from POST /api/v1/sessions.' })
    .addCookieAuth(cookieNameOf(app.get<Config>(CONFIG)), {
      type: 'apiKey',
      in: 'cookie',
      description:
        'From POST /api/v1/sessions with `"cookie": true`, for pages. A request that changes something must come from a page of the same origin; what is no JSON carries the csrfToken besides, as the header X-CSRF-Token or the form field _csrf.',
    })
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: API_KEY_HEADER,
        description:
          'The key of an app, from: npm run tanggap -- clients add. A bad one is refused at every address.',
      },
      API_KEY_SCHEME,
    )
    .addGlobalParameters({
      name: 'Accept-Language',
      in: 'header',
      required: false,
      description: 'Language of errors and names: `id` or `en`; Indonesian where not given.',
      schema: { type: 'string', example: 'en' },
    })
    .addTag('Complaints', 'What citizens file and follow.')
    .addTag('Citizens', 'What whoever filed a complaint sees of it and does with it.')
    .addTag('Photos', 'What complaints show, and what shows that they are done.')
    .addTag('Officers', 'What offices do with complaints.')
    .addTag('Apps', 'What apps that file on a channel of their own see of it.')
    .addTag('Inspections', 'Closures that somebody looks at.')
    .addTag('Metrics', 'Who answers, and who does not.')
    .addTag('Areas', 'The city, its kecamatan and kelurahan.')
    .addTag('Categories and units', 'What a complaint is about, and who can mend it.')
    .addTag('Operation', 'For those who keep it running.')
    .build();
  // The id of an operation is the name of its method.
  const document: OpenAPIObject = SwaggerModule.createDocument(app, outline, {
    operationIdFactory: (_controller, method) => method,
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema() as never },
  };
  completeOperations(document);
  return document;
}
